package org.hopperflow.console;

import java.util.List;
import org.hopperflow.campaign.Campaigns;
import org.springframework.stereotype.Component;

/** The newest campaigns, for the page and for its refresh. */
@Component
class CampaignBoard {

    /** As many as a person looks through; the API lists all. */
    private static final int SHOWN = 25;

    private final Campaigns campaigns;

    CampaignBoard(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    List<CampaignCard> cards() {
        return campaigns.newest(SHOWN).stream().map(CampaignCard::new).toList();
    }

    /** Changes when more than numbers changed. */
    static String shape(List<CampaignCard> cards) {
        return Integer.toHexString(cards.stream().map(CampaignCard::shape).toList().hashCode());
    }
}
