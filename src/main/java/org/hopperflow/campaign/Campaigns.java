package org.hopperflow.campaign;

import java.util.List;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;

/** The campaigns, for the console and for the API. */
public interface Campaigns {

    /** Checks everything, naming every wrong field, and starts it unless it has a start date. @throws RuleBroken */
    CampaignId create(NewCampaign campaign);

    /** Puts every contact of the list into the hopper that is not in it yet. @throws RuleBroken */
    void addList(CampaignId campaign, ListId list);

    /** Nothing more is sent; answers to what was sent still count. @throws RuleBroken wrong-state */
    void stop(CampaignId campaign);

    /** @throws RuleBroken wrong-state, template-not-approved, quarantine */
    void resume(CampaignId campaign);

    /** Tries the temporary failures again. Returns how many. @throws RuleBroken wrong-state */
    int retry(CampaignId campaign);

    /** @throws RuleBroken campaign-not-found */
    CampaignSummary summary(CampaignId campaign);

    /** The newest first. */
    List<CampaignSummary> newest(int limit);
}
