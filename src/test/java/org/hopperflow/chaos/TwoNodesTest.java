package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hopperflow.chaos.breakable.Moment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The short form of {@link ManyRoundsTest}, for every build: a fixed list instead of chance. Repeat it with {@code -Dchaos.seed=…}. */
class TwoNodesTest {

    /** Slow, so that there is always something to disturb; what is left when nothing breaks any more goes fast. */
    private static final int PER_SECOND = 30;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        round(2, 700, Disturbance.ROLLING_RESTART);
    }

    @Test
    void a_node_that_wakes_too_late_a_database_that_was_away_or_full_and_a_provider_in_trouble_change_nothing() {
        round(3, 700, Disturbance.FREEZE, Disturbance.DATABASE_RESTART, Disturbance.DISK_FULL, Disturbance.TOO_FAST, Disturbance.CLOCK_JUMP,
                Disturbance.ERROR_PAGES);
    }

    @Test
    void a_stop_at_one_node_holds_at_both_within_a_second_and_a_resume_leaves_nobody_out() {
        // So many that some are left at the fast pace, too, which a node may remember from the round before.
        List<String> phones = IntStream.range(0, 1_500).mapToObj(i -> String.format("3930004%05d", i)).toList();
        cluster.endStorms();
        cluster.messagesPerSecond(PER_SECOND);
        String campaign = cluster.campaign(phones);
        await().atMost(PATIENCE).until(() -> received() >= PER_SECOND);

        cluster.nodes.get(1).api().post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);

        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        long atTheStop = received();
        assertThat(atTheStop).as("there is something left to stop").isLessThan(phones.size());
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> received() == atTheStop);

        cluster.messagesPerSecond(Cluster.FAST);
        cluster.api().post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> received() == phones.size());
        assertThat(cluster.counted().count("select count(distinct phone) from sandbox_message where phone like '3930004%'"))
                .isEqualTo(phones.size());
    }

    private static long received() {
        return cluster.counted().count("select count(*) from sandbox_message where phone like '3930004%'");
    }

    @Test
    void a_storm_of_webhooks_many_of_them_twice_broken_or_forged_ends_in_exactly_the_right_states() {
        try {
            new WebhookStorm(cluster, Long.getLong("chaos.seed", new Random().nextInt(1_000_000))).rage(1_000);
        } finally {
            // Other rounds look for what was parked.
            cluster.forget();
        }
    }

    private static List<String> round(int number, int contacts, Disturbance... disturbances) {
        long seed = Long.getLong("chaos.seed", new Random().nextInt(1_000_000));
        try {
            return new Round(cluster, new Round.Plan(seed, number, contacts, PER_SECOND, List.of(disturbances))).run();
        } catch (AssertionError | RuntimeException e) {
            cluster.keepLogs(seed, e);
            throw e;
        }
    }
}
