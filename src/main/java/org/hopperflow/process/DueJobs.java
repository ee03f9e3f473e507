package org.hopperflow.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** What the engine should run. Ages are on the business clock, so they leap with the sandbox's; how long one is the oldest is real time. */
@Component
class DueJobs implements Watcher {

    private final DueJobsRepository jobs;
    private final Reading due = new Reading("hopper.jobs.due", null, "Jobs due that no job executor took yet, counted up to 10,000");
    private final Reading age = new Reading("hopper.jobs.oldest", "seconds", "How long the oldest of them is due");
    private final Reading failed = new Reading("hopper.jobs.failed", null, "Jobs the engine gave up, counted up to 10,000");
    private volatile Oldest oldest = new Oldest(null, Duration.ZERO, System.nanoTime());

    DueJobs(DueJobsRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public List<Reading> readings() {
        return List.of(due, age, failed);
    }

    @Override
    public void look() {
        DueJobsRepository.Due found = see();
        due.set(found.number());
        age.set(oldest.age().toMillis() / 1_000.0);
        failed.set(jobs.failed());
    }

    DueJobsRepository.Due see() {
        Instant now = ClockUtil.getCurrentTime().toInstant();
        DueJobsRepository.Due found = jobs.due(now);
        boolean same = Objects.equals(found.oldest(), oldest.id());
        oldest = new Oldest(found.oldest(), found.since() == null ? Duration.ZERO : Duration.between(found.since(), now),
                same ? oldest.sinceNanos() : System.nanoTime());
        return found;
    }

    /** How long the oldest one is due; zero when there is none. */
    Duration age() {
        return oldest.age();
    }

    /** How long the same one has been the oldest; zero when there is none. */
    Duration heldUp() {
        Oldest one = oldest;
        return one.id() == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - one.sinceNanos());
    }

    private record Oldest(String id, Duration age, long sinceNanos) {
    }
}
