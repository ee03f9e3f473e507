package org.hopperflow.shared.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What an operator's alarms look at. The same on every node, so take the maximum over them. */
@Component
class OperationMeters implements MeterBinder {

    private final Heartbeat heartbeat;
    private final Quarantine quarantine;

    OperationMeters(Heartbeat heartbeat, Quarantine quarantine) {
        this.heartbeat = heartbeat;
        this.quarantine = quarantine;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hopper.nodes.alive", heartbeat, Heartbeat::alive)
                .description("Nodes whose heartbeat is not older than a minute").register(registry);
        Gauge.builder("hopper.quarantine", quarantine, state -> state.active() ? 1 : 0)
                .description("1 while nothing is sent until an operator releases the quarantine").register(registry);
    }
}
