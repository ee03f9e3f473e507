package org.hopperflow.chaos;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short form of {@link ManyRoundsTest}, for every build. Repeat a round with {@code -Dchaos.seed=…}. */
class TwoNodesTest {

    private static final int CONTACTS = 600;
    private static final int DISTURBANCES = 3;

    @Test
    void two_nodes_that_are_killed_while_they_send_message_everybody_once() {
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        try (Cluster cluster = Cluster.start(60)) {
            new Round(cluster, new Round.Plan(seed, 1, CONTACTS, DISTURBANCES)).run();
        }
    }
}
