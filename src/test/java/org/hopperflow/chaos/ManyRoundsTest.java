package org.hopperflow.chaos;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Breaks the corridor again and again: {@code ./mvnw verify -Pchaos -Dchaos.rounds=10 -Dchaos.contacts=5000 -Dchaos.seed=1}. Round n has
 * the seed plus n - 1; each writes a line to {@code target/chaos/rounds.txt}.
 */
@Tag("chaos")
class ManyRoundsTest {

    private static final int DISTURBANCES = 8;
    /** Slow enough that a round is disturbed several times before it is over. */
    private static final int MESSAGES_PER_SECOND = 150;

    @Test
    void no_round_messages_anybody_twice_or_loses_anybody() {
        int rounds = Integer.getInteger("chaos.rounds", 3);
        int contacts = Integer.getInteger("chaos.contacts", 5_000);
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        try (Cluster cluster = Cluster.start(MESSAGES_PER_SECOND)) {
            for (int round = 1; round <= rounds; round++) {
                new Round(cluster, new Round.Plan(seed + round - 1, round, contacts, DISTURBANCES)).run();
            }
        }
    }
}
