package org.hopperflow.campaign;

import java.util.Map;
import org.hopperflow.shared.operation.DatabaseRestored;
import org.hopperflow.shared.operation.HeldBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * After a restore every running campaign waits for a person: contacts that are fresh in the backup may have been written to since. None
 * resends by itself what could not be confirmed, whatever it was told when nobody thought of a restore.
 */
@Component
class RestoredCampaigns implements HeldBack {

    private final CampaignRegister register;
    private final RestoredCampaignsRepository campaigns;
    private final HopperCountRepository counts;

    RestoredCampaigns(CampaignRegister register, RestoredCampaignsRepository campaigns, HopperCountRepository counts) {
        this.register = register;
        this.campaigns = campaigns;
        this.counts = counts;
    }

    @EventListener
    void on(DatabaseRestored restored) {
        String reason = restored.sentence() + " Whoever is fresh in the hopper may have been written to: compare with the provider, then resume.";
        campaigns.running().forEach(campaign -> register.pause(campaign, reason));
        campaigns.waitForAPerson(reason);
        campaigns.resendNothing();
    }

    @Override
    public Map<String, Long> heldBack() {
        return Map.of("campaignsRunning", campaigns.count(CampaignStatus.RUNNING), "campaignsPaused", campaigns.count(CampaignStatus.PAUSED),
                "contactsFresh", counts.freshToSend());
    }
}
