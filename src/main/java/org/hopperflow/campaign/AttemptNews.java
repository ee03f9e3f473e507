package org.hopperflow.campaign;

import java.util.List;
import org.hopperflow.contact.ContactPhoneChanged;
import org.hopperflow.message.AccountTroubled;
import org.hopperflow.message.AttemptSettled;
import org.hopperflow.message.DeliveryFailed;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.EntryId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Passes news from the ledger on to the flows, as news of hopper entries; before the conversations hear it (docs/decisions/0009). */
@Component
class AttemptNews {

    private final HopperRepository entries;
    private final KnownEntries known;
    private final CampaignRepository campaigns;
    private final CampaignRegister register;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    AttemptNews(HopperRepository entries, KnownEntries known, CampaignRepository campaigns, CampaignRegister register, Ledger ledger,
            ApplicationEventPublisher events) {
        this.entries = entries;
        this.known = known;
        this.ledger = ledger;
        this.campaigns = campaigns;
        this.register = register;
        this.events = events;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(AttemptSettled news) {
        if (news.origin().entryId() == null) {
            return;
        }
        Settlement settlement = news.settlement();
        if (news.wasUnconfirmed()) {
            settledAfterAll(news.origin().entryId(), settlement.kind() == Settlement.Kind.ACCEPTED);
            return;
        }
        known.belongs(news.origin().entryId(), news.origin().campaignId());
        events.publishEvent(new EntryOutcome(news.origin().entryId(), news.origin().token(), EntryOutcome.outcome(settlement.kind()),
                settlement.reason(), settlement.retryAfter()));
    }

    /** What waits to go out in place of a message that did arrive is called back: its step goes on as if it had been sent. */
    private void settledAfterAll(EntryId id, boolean sent) {
        entries.lock(id).filter(entry -> entry.instance() != null && !entry.closed()).ifPresent(entry -> {
            List<String> resends = sent ? ledger.cancelQueued(List.of(id)) : List.of();
            resends.forEach(token -> events.publishEvent(new EntryOutcome(id, token, EntryOutcome.Outcome.ACCEPTED, null, null)));
            if (resends.isEmpty()) {
                events.publishEvent(new UnconfirmedSettled(id, entry.instance(), sent));
            }
        });
    }

    /** Of an earlier try it is only history: the flow waits for what became of the latest. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(DeliveryFailed news) {
        if (news.origin().entryId() == null || !ledger.isLatest(news.origin().entryId(), news.attemptId())) {
            return;
        }
        Settlement settlement = news.settlement();
        entries.lock(news.origin().entryId()).filter(entry -> entry.instance() != null && !entry.closed())
                .ifPresent(entry -> events.publishEvent(new EntryUndelivered(entry.id(), entry.instance(),
                        settlement.kind() == Settlement.Kind.TEMPORARY, settlement.reason(), settlement.retryAfter(), news.at())));
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
