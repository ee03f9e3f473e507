package org.hopperflow.campaign;

import org.hopperflow.shared.CampaignId;
import org.springframework.context.ApplicationContext;

/** The dispatcher of a second node on the same database, for one campaign. */
public final class OtherDispatcher {

    private final Claims claims;
    private final CampaignRegister campaigns;

    public OtherDispatcher(ApplicationContext rooms) {
        claims = rooms.getBean(Claims.class);
        campaigns = rooms.getBean(CampaignRegister.class);
    }

    /** Answers how many it took. */
    public int claim(String campaign, int limit) {
        return claims.claim(campaigns.require(CampaignId.of(campaign)), limit);
    }
}
