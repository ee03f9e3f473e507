package org.hopperflow.process.reconcile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hopperflow.campaign.SendingCampaigns;
import org.hopperflow.shared.CampaignId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A campaign that should send and takes nobody: its next contact is the same as long ago. */
@Component
class ContactNotTaken implements Check {

    private static final Logger log = LoggerFactory.getLogger(ContactNotTaken.class);

    private final SendingCampaigns campaigns;
    private final CountRepository entries;
    private final ReconcilerSettings settings;
    private final Map<CampaignId, Next> seen = new HashMap<>();

    ContactNotTaken(SendingCampaigns campaigns, CountRepository entries, ReconcilerSettings settings) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "contact-not-taken";
    }

    @Override
    public Look look() {
        List<CampaignId> sending = campaigns.now();
        seen.keySet().retainAll(sending);
        return Look.counted((int) sending.stream().filter(this::stands).count());
    }

    private boolean stands(CampaignId campaign) {
        Next next = entries.nextContact(campaign).map(entry -> new Next(entry, System.nanoTime())).orElse(null);
        if (next == null) {
            seen.remove(campaign);
            return false;
        }
        Next first = seen.merge(campaign, next, (before, now) -> before.entry().equals(now.entry()) ? before : now);
        boolean stands = next.nanos() - first.nanos() >= settings.idle().toNanos();
        if (stands) {
            log.warn("Campaign {} should send and has not taken entry {} for {}", campaign, first.entry(), settings.idle());
        }
        return stands;
    }

    private record Next(UUID entry, long nanos) {
    }
}
