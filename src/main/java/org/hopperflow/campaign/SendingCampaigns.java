package org.hopperflow.campaign;

import java.time.Clock;
import java.util.List;
import org.hopperflow.shared.CampaignId;
import org.springframework.stereotype.Component;

/** Which campaigns should be sending. */
@Component
public class SendingCampaigns {

    private final CampaignRepository campaigns;
    private final Clock clock;

    SendingCampaigns(CampaignRepository campaigns, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** Running and inside their hours at this moment. */
    public List<CampaignId> now() {
        return campaigns.running().stream().filter(campaign -> campaign.sendsAt(clock.instant())).map(Campaign::id).toList();
    }
}
