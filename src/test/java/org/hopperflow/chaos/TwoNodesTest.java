package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hopperflow.chaos.breakable.Moment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The short form of {@link ManyRoundsTest}, for every build: a fixed list instead of chance. Repeat it with {@code -Dchaos.seed=…}. */
class TwoNodesTest {

    /** Slow, so that there is always something to disturb; what is left when nothing breaks any more goes fast. */
    private static final int PER_SECOND = 30;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start(PER_SECOND);
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @Test
    void nodes_that_end_at_the_worst_moments_message_everybody_once() {
        List<String> happened = round(1, 600, Disturbance.KILL_AT_THE_WORST_MOMENTS);

        assertThat(happened).containsExactly("end at " + Moment.MARKED_NOT_CALLED + " and " + Moment.CALLED_NOT_RECORDED + " and "
                + Moment.RECORDED_NOT_SIGNALLED + " and " + Moment.HANDED_OVER_NOT_COMMITTED);
    }

    @Test
    void a_rolling_restart_leaves_no_send_unconfirmed() {
        round(2, 300, Disturbance.ROLLING_RESTART);
    }

    @Test
    void a_node_that_wakes_too_late_a_database_that_was_away_or_full_and_a_provider_in_trouble_change_nothing() {
        round(3, 700, Disturbance.FREEZE, Disturbance.DATABASE_RESTART, Disturbance.DISK_FULL, Disturbance.TOO_FAST, Disturbance.CLOCK_JUMP,
                Disturbance.ERROR_PAGES);
    }

    private static List<String> round(int number, int contacts, Disturbance... disturbances) {
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        return new Round(cluster, new Round.Plan(seed, number, contacts, PER_SECOND, List.of(disturbances))).run();
    }
}
