package org.hopperflow.interaction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hopperflow.message.AttemptSettled;
import org.hopperflow.message.CustomerWrote;
import org.hopperflow.message.DeliveryFailed;
import org.hopperflow.message.Origin;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;
import org.springframework.context.ApplicationEventPublisher;

/** One customer of one account, both new, and what happens to them. */
class Story {

    final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    final String phone = "39" + (1_000_000_000L + Math.floorMod(UUID.randomUUID().getLeastSignificantBits(), 8_000_000_000L));
    final CampaignId campaign = CampaignId.next();
    final ContactId contact = ContactId.next();
    private final Interactions interactions;
    private final Neighbours neighbours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Story(Interactions interactions, Neighbours neighbours, ApplicationEventPublisher events, Clock clock) {
        this.clock = clock;
        this.interactions = interactions;
        this.neighbours = neighbours;
        this.events = events;
    }

    /** What the database keeps of now. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Reservation reserve(EntryId entry) {
        return interactions.reserve(request(entry, true));
    }

    Reservation reserveBeside(EntryId entry) {
        return interactions.reserve(request(entry, false));
    }

    ReservationRequest request(EntryId entry, boolean exclusive) {
        return new ReservationRequest(entry, campaign, account, phone, contact, exclusive);
    }

    /** A campaign's conversation whose template was accepted then. */
    EntryId templateSent(Instant at) {
        EntryId entry = EntryId.next();
        reserve(entry);
        settled(AttemptId.next(), Origin.entry(campaign, entry, 1, "sendTemplate", "token"), Settlement.accepted(), at);
        return entry;
    }

    void settled(AttemptId attempt, Origin origin, Settlement settlement, Instant at) {
        events.publishEvent(new AttemptSettled(attempt, account, origin, settlement, false, at));
    }

    void undelivered(AttemptId attempt, Origin origin) {
        events.publishEvent(new DeliveryFailed(attempt, account, origin,
                new Settlement(Settlement.Kind.PERMANENT, "Message Undeliverable", "131026", null), now()));
    }

    /** The customer writes something that quotes nothing of ours. */
    CustomerReplied wrote(Instant at) {
        return wrote(at, null);
    }

    CustomerReplied wrote(Instant at, Origin answered) {
        InboundMessageId id = InboundMessageId.next();
        events.publishEvent(new CustomerWrote(id, account, phone, "Ada", MessageType.TEXT, "Hello", null, answered, at));
        return published(CustomerReplied.class).stream().filter(reply -> reply.id().equals(id)).findFirst().orElseThrow();
    }

    /** An agents' conversation that a message out of the blue began then. */
    InteractionId wroteOutOfTheBlue(Instant at) {
        return interactions.open(wrote(at));
    }

    <T> List<T> published(Class<T> type) {
        return neighbours.events.stream().filter(type::isInstance).map(type::cast).filter(this::mine).toList();
    }

    private boolean mine(Object event) {
        if (event instanceof ConversationMoved moved) {
            return interactions.view(moved.interactionId()).accountKey().equals(account);
        }
        return event.toString().contains(account.value());
    }
}
