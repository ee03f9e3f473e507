package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Breaks the corridor again and again: {@code ./mvnw verify -Pchaos -Dchaos.rounds=10 -Dchaos.contacts=5000 -Dchaos.seed=1}. Round n has
 * the seed plus n - 1; each writes a line to {@code target/chaos/rounds.txt}. A round that fails keeps its logs, and others follow it.
 */
@Tag("chaos")
class ManyRoundsTest {

    private static final int FAILURES_THAT_ARE_ENOUGH = 3;

    @Test
    void no_round_messages_anybody_twice_or_loses_anybody() {
        int rounds = Integer.getInteger("chaos.rounds", 3);
        int contacts = Integer.getInteger("chaos.contacts", 5_000);
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        Map<Long, Throwable> failed = new LinkedHashMap<>();
        try (Cluster cluster = Cluster.start(Cluster.FAST)) {
            for (int round = 1; round <= rounds && failed.size() < FAILURES_THAT_ARE_ENOUGH; round++) {
                Round.Plan plan = Round.Plan.drawn(seed + round - 1, round, contacts, Cluster.FAST);
                try {
                    new Round(cluster, plan).run();
                } catch (AssertionError | RuntimeException e) {
                    System.out.println("chaos: seed " + plan.seed() + " failed: " + e);
                    failed.put(plan.seed(), e);
                    cluster.keepLogs(plan.seed(), e);
                }
                cluster.forget();
            }
        }
        assertThat(failed).as("failed seeds").isEmpty();
    }
}
