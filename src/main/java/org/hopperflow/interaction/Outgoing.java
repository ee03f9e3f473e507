package org.hopperflow.interaction;

import org.hopperflow.message.Ledger;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.ReadReceipts;
import org.hopperflow.shared.AttemptId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Queues what leaves a conversation and tells that the conversation moved. */
@Component
class Outgoing {

    private final Ledger ledger;
    private final ReadReceipts receipts;
    private final ApplicationEventPublisher events;

    Outgoing(Ledger ledger, ReadReceipts receipts, ApplicationEventPublisher events) {
        this.receipts = receipts;
        this.ledger = ledger;
        this.events = events;
    }

    AttemptId queue(NewAttempt attempt) {
        return ledger.queue(attempt);
    }

    void moved(Interaction interaction, ConversationMoved.What what) {
        events.publishEvent(new ConversationMoved(interaction.id(), what));
    }

    /** An agent has read what the customer wrote. */
    void read(Interaction interaction) {
        receipts.read(interaction.id());
    }

    void closed(Interaction interaction) {
        events.publishEvent(interaction.closed());
    }
}
