package org.hopperflow.message;

import java.util.List;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** What the ledger has to send, and what nobody knows the outcome of. */
@Component
class MessageMeters implements Watcher {

    private static final int COUNTED = 10_000;

    private final QueueRepository queue;
    private final OutcomeRepository outcomes;
    private final Reading queued = new Reading("hopper.send.queued", null, "Messages that may leave now, counted up to 10,000");
    private final Reading unknown = new Reading("hopper.send.unknown", null,
            "Sends whose outcome nobody knows, those that wait for a person too, counted up to 10,000");

    MessageMeters(QueueRepository queue, OutcomeRepository outcomes) {
        this.queue = queue;
        this.outcomes = outcomes;
    }

    @Override
    public List<Reading> readings() {
        return List.of(queued, unknown);
    }

    @Override
    public void look() {
        queued.set(queue.queuedOfAll(COUNTED));
        unknown.set(outcomes.unknown(COUNTED));
    }
}
