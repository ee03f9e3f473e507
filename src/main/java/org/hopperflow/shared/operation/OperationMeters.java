package org.hopperflow.shared.operation;

import java.util.List;
import org.springframework.stereotype.Component;

/** Which nodes live, and whether they may send. */
@Component
class OperationMeters implements Watcher {

    private final Heartbeat heartbeat;
    private final Quarantine quarantine;
    private final Reading alive = new Reading("hopper.nodes.alive", null, "Nodes whose heartbeat is not older than a minute");
    private final Reading active = new Reading("hopper.quarantine", null,
            "1 while nothing is sent until an operator releases the quarantine");

    OperationMeters(Heartbeat heartbeat, Quarantine quarantine) {
        this.heartbeat = heartbeat;
        this.quarantine = quarantine;
    }

    @Override
    public List<Reading> readings() {
        return List.of(alive, active);
    }

    @Override
    public void look() {
        alive.set(heartbeat.alive());
        active.set(quarantine.active() ? 1 : 0);
    }
}
