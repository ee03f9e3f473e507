package org.hopperflow.campaign;

import org.hopperflow.contact.ContactPhoneChanged;
import org.hopperflow.message.AccountTroubled;
import org.hopperflow.message.AttemptSettled;
import org.hopperflow.message.DeliveryFailed;
import org.hopperflow.message.Settlement;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Passes news from the ledger on to the flows, as news of hopper entries. */
@Component
class AttemptNews {

    private final HopperRepository entries;
    private final CampaignRepository campaigns;
    private final CampaignRegister register;
    private final ApplicationEventPublisher events;

    AttemptNews(HopperRepository entries, CampaignRepository campaigns, CampaignRegister register, ApplicationEventPublisher events) {
        this.entries = entries;
        this.campaigns = campaigns;
        this.register = register;
        this.events = events;
    }

    @EventListener
    void on(AttemptSettled news) {
        if (news.origin().entryId() == null) {
            return;
        }
        Settlement settlement = news.settlement();
        if (news.wasUnconfirmed()) {
            boolean sent = settlement.kind() == Settlement.Kind.ACCEPTED;
            entries.find(news.origin().entryId()).filter(entry -> entry.instance() != null && !entry.closed())
                    .ifPresent(entry -> events.publishEvent(new UnconfirmedSettled(entry.id(), entry.instance(), sent)));
            return;
        }
        events.publishEvent(new EntryOutcome(news.origin().entryId(), news.origin().token(), EntryOutcome.outcome(settlement.kind()),
                settlement.reason(), settlement.retryAfter()));
    }

    @EventListener
    void on(DeliveryFailed news) {
        if (news.origin().entryId() == null) {
            return;
        }
        Settlement settlement = news.settlement();
        entries.find(news.origin().entryId()).filter(entry -> entry.instance() != null && !entry.closed())
                .ifPresent(entry -> events.publishEvent(new EntryUndelivered(entry.id(), entry.instance(),
                        settlement.kind() == Settlement.Kind.TEMPORARY, settlement.reason(), settlement.retryAfter())));
    }

    /** Nothing of this account can be sent: its campaigns pause, each once, and keep their contacts. */
    @EventListener
    void on(AccountTroubled news) {
        campaigns.runningOf(news.accountKey()).forEach(campaign -> register.pause(campaign.id(), news.reason()));
    }

    @EventListener
    void on(ContactPhoneChanged news) {
        entries.phoneChanged(news.contactId(), news.phone());
    }
}
