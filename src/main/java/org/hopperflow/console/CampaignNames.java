package org.hopperflow.console;

import org.hopperflow.campaign.Campaigns;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** What campaigns are called, for those who only have an id. */
@Component
class CampaignNames {

    private final Campaigns campaigns;

    CampaignNames(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Null when there is none, or none any more. */
    String of(CampaignId id) {
        if (id == null) {
            return null;
        }
        try {
            return campaigns.summary(id).name();
        } catch (RuleBroken gone) {
            return null;
        }
    }
}
