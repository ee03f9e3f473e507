package org.hopperflow.shared.operation;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node in quarantine is healthy: taking it out of the balancer would lose what comes in. It only says so. */
@Component
class QuarantineHealthIndicator implements HealthIndicator {

    private final Quarantine quarantine;

    QuarantineHealthIndicator(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Override
    public Health health() {
        Health.Builder up = Health.up();
        quarantine.find().ifPresentOrElse(
                begun -> up.withDetail("active", true).withDetail("since", begun.since()).withDetail("reason", begun.reason()),
                () -> up.withDetail("active", false));
        return up.build();
    }
}
