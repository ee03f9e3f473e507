package org.hopperflow.campaign;

import java.time.Clock;
import org.hopperflow.campaign.CampaignChanged.Change;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Repeated;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a campaign like another one. A clone stands STOPPED, so that nobody is written to before a person has looked at it; resuming is
 * its start, whatever date the original had.
 */
@Component
class CampaignCloning {

    private static final String COPY = " (copy)";
    private static final int MAX_NAME = 200;

    private final CampaignRegister register;
    private final CampaignRepository campaigns;
    private final CampaignRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CampaignCloning(CampaignRegister register, CampaignRepository campaigns, CampaignRules rules, ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.campaigns = campaigns;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** @throws RuleBroken naming a wrong name; campaign-not-found */
    @Repeated
    @Transactional
    public CampaignId copy(CampaignId id, Wish wish) {
        Campaign original = register.require(id);
        String name = wish.name() == null ? copyOf(original.name()) : wish.name();
        rules.checkName(name, new Invalid()).raise();
        Campaign clone = new Campaign(CampaignId.next(), name.strip(), original.accountKey(), original.templateId(), original.flow(),
                CampaignStatus.STOPPED, null, original.options().atRest(clock.instant()), clock.instant());
        campaigns.insert(clone);
        publish(clone, Change.CREATED);
        publish(clone, Change.STOPPED);
        if (Boolean.TRUE.equals(wish.lists())) {
            campaigns.lists(id).forEach(list -> register.addList(clone.id(), list));
        }
        return clone.id();
    }

    private static String copyOf(String name) {
        return name.substring(0, Math.min(name.length(), MAX_NAME - COPY.length())) + COPY;
    }

    private void publish(Campaign clone, Change change) {
        events.publishEvent(new CampaignChanged(clone.id(), clone.name(), change, null, clone.options().endAt(), null));
    }

    /**
     * @param name  null: the original's name with " (copy)" behind it
     * @param lists true: the lists that were added to the original, as they are now; null: none
     */
    record Wish(String name, Boolean lists) {
    }
}
