package org.hopperflow.interaction;

import org.hopperflow.shared.EntryId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The campaigns' side: one conversation per customer, opened before the first template leaves. */
@Component
class CampaignInteractions {

    /** Each further round means that a conversation ended between the insert and the look at what was in its way. */
    private static final int ROUNDS = 5;
    private static final Reservation GRANTED = new Reservation(true, null);

    private final ReservationRepository reservations;
    private final InteractionRepository interactions;
    private final ApplicationEventPublisher events;

    CampaignInteractions(ReservationRepository reservations, InteractionRepository interactions, ApplicationEventPublisher events) {
        this.reservations = reservations;
        this.interactions = interactions;
        this.events = events;
    }

    Reservation reserve(ReservationRequest request) {
        for (int round = 0; round < ROUNDS; round++) {
            if (reservations.open(request) || hasItsOwn(request)) {
                return GRANTED;
            }
            var blocker = reservations.blocker(new Interaction.Customer(request.accountKey(), request.phone()));
            if (blocker.isPresent()) {
                return refused(blocker.get());
            }
        }
        return refused(Interaction.Kind.CAMPAIGN);
    }

    void withdraw(EntryId entry) {
        reservations.remove(entry).ifPresentOrElse(removed -> events.publishEvent(removed.closed()), () -> close(entry));
    }

    void close(EntryId entry) {
        interactions.closeCampaign(entry).ifPresent(closed -> events.publishEvent(closed.closed()));
    }

    /** One for a number that was corrected since does not count, and goes. */
    private boolean hasItsOwn(ReservationRequest request) {
        var own = reservations.own(request.entryId());
        if (own.isPresent() && !own.get().customer().phone().equals(request.phone())) {
            withdraw(request.entryId());
            return false;
        }
        return own.isPresent();
    }

    private static Reservation refused(Interaction.Kind blocker) {
        return new Reservation(false, blocker == Interaction.Kind.AGENT ? Reservation.WITH_AGENT : Reservation.WITH_CAMPAIGN);
    }
}
