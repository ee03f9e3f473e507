package org.hopperflow.process;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Whether this node's timers run; in place of the engine's own indicator, which only knows whether it was switched on. Asks no database,
 * and is not part of the readiness: a node without timers still takes what comes in.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class JobExecutorHealthIndicator implements HealthIndicator {

    private final Acquisitions acquisitions;
    private final DueJobs jobs;
    private final Duration stuckAfter;

    /**
     * @param stuckAfter {@code hopper.jobs.stuck-after}, in real time; default 2 min. Down when the job executor has not looked for due
     *                   jobs for so long, or got none while the same job was the oldest due one for so long
     */
    JobExecutorHealthIndicator(Acquisitions acquisitions, DueJobs jobs, @Value("${hopper.jobs.stuck-after:PT2M}") Duration stuckAfter) {
        this.acquisitions = acquisitions;
        this.jobs = jobs;
        this.stuckAfter = stuckAfter;
    }

    @Override
    public Health health() {
        return judged()
                .withDetail("active", acquisitions.active())
                .withDetail("secondsSinceLook", acquisitions.sinceLook().toSeconds())
                .withDetail("secondsOldestDue", jobs.age().toSeconds())
                .build();
    }

    private Health.Builder judged() {
        if (longAgo(acquisitions.sinceLook())) {
            return Health.down().withDetail("reason", acquisitions.active()
                    ? "The job executor does not look for due jobs" : "The job executor is switched off");
        }
        if (longAgo(jobs.heldUp()) && longAgo(acquisitions.sinceSome())) {
            return Health.down().withDetail("reason", "The oldest due job is not taken, nor any other");
        }
        return Health.up();
    }

    private boolean longAgo(Duration time) {
        return time.compareTo(stuckAfter) >= 0;
    }
}
