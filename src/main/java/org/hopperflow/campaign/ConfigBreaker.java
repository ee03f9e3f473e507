package org.hopperflow.campaign;

import org.hopperflow.message.RequestsRefused;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A campaign whose first messages are all wrong would be wrong a million times: it pauses and keeps whoever was not tried. */
@Component
class ConfigBreaker {

    private final CampaignRepository campaigns;
    private final CampaignRegister register;
    private final BreakerSettings settings;

    ConfigBreaker(CampaignRepository campaigns, CampaignRegister register, BreakerSettings settings) {
        this.campaigns = campaigns;
        this.register = register;
        this.settings = settings;
    }

    @EventListener
    void on(RequestsRefused news) {
        if (settings.refusals() == 0) {
            return;
        }
        int refused = campaigns.countRefused(news.campaignId(), news.count());
        if (refused >= settings.refusals()) {
            register.pause(news.campaignId(), "The first " + refused + " messages were all refused: " + news.reason()
                    + ". Correct the template or its mapping, then resume the campaign; contacts that were not tried are kept.");
        }
    }
}
