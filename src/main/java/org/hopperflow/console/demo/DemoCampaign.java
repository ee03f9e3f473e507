package org.hopperflow.console.demo;

import org.hopperflow.campaign.Campaigns;
import org.hopperflow.campaign.NewCampaign;
import org.hopperflow.console.demo.DemoWorld.Offer;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.RunMode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The demo's campaign in one click. */
@Service
public class DemoCampaign {

    private final DemoWorld world;
    private final Campaigns campaigns;
    private final RunMode mode;

    DemoCampaign(DemoWorld world, Campaigns campaigns, RunMode mode) {
        this.world = world;
        this.campaigns = campaigns;
        this.mode = mode;
    }

    /** False without the demo, and when its template or list was deleted. */
    public boolean available() {
        return mode.demo() && world.offer().isPresent();
    }

    /** Sends the demo's template to the demo's customers. @throws RuleBroken demo-not-there, or what a campaign may say */
    @Transactional
    public CampaignId start() {
        Offer offer = world.offer().filter(found -> mode.demo()).orElseThrow(() ->
                RuleBroken.conflict("demo-not-there", "There is no demo here, or its template or list was deleted."));
        CampaignId campaign = campaigns.create(new NewCampaign(DemoTexts.CAMPAIGN, DemoTexts.ACCOUNT, offer.template(), null, null, null,
                null, null, null, null, null, null, null));
        campaigns.addList(campaign, offer.list());
        return campaign;
    }
}
