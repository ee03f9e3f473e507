package org.hopperflow.chaos;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The long form of the storm in {@link TwoNodesTest}: {@code ./mvnw verify -Pchaos -Dchaos.events=10000 -Dchaos.seed=1}. */
@Tag("chaos")
class WebhookStormTest {

    @Test
    void a_storm_of_webhooks_ends_in_exactly_the_right_states() {
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        Stopwatch watch = new Stopwatch();
        try (Cluster cluster = Cluster.start(Cluster.FAST)) {
            watch.lap("start");
            int calls = new WebhookStorm(cluster, seed).rage(Integer.getInteger("chaos.events", 10_000));
            watch.lap("storm");
            System.out.println("chaos: storm of " + calls + " calls, seed " + seed + ", " + watch.laps());
        }
    }
}
