package org.hopperflow.shared.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.shared.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the system was up at a moment, as its nodes' heartbeats tell. */
class UptimeTest {

    private ApplicationContextRunner node;

    @BeforeEach
    void anEmptyDatabase() {
        node = OperationRoom.node(OwnDatabase.create("uptime"));
    }

    @Test
    void a_node_was_up_since_its_start() {
        node.run(context -> {
            Instant now = context.getBean(BusinessClock.class).instant();

            assertThat(context.getBean(Uptime.class).wasUp(now)).isTrue();
            assertThat(context.getBean(Uptime.class).wasUp(now.minus(Duration.ofHours(1)))).isFalse();
            assertThat(context.getBean(Heartbeat.class).alive()).isEqualTo(1);
        });
    }

    @Test
    void a_jump_of_the_business_clock_is_no_downtime() {
        node.run(context -> {
            Instant start = context.getBean(BusinessClock.class).instant();

            context.getBean(BusinessClock.class).moveTo(Duration.ofDays(2));

            assertThat(context.getBean(Uptime.class).wasUp(start.plus(Duration.ofDays(1)))).as("before the next beat").isTrue();
            context.getBean(NodeLife.class).beat();
            context.getBean(JdbcClient.class).sql("update node set beat_on = beat_on - interval '1 day'").update();
            assertThat(context.getBean(Uptime.class).wasUp(start.plus(Duration.ofDays(1)))).as("known afterwards").isTrue();
        });
    }

    @Test
    void the_time_between_two_runs_is_downtime() {
        node.run(context -> assertThat(context.getBean(Heartbeat.class).alive()).isEqualTo(1));
        node.run(context -> {
            context.getBean(JdbcClient.class).sql("""
                    update node set started_at = started_at - interval '3 hours', beat_at = beat_at - interval '3 hours',
                                    left_at = left_at - interval '3 hours' where left_at is not null
                    """).update();
            Instant now = context.getBean(BusinessClock.class).instant();

            assertThat(context.getBean(Uptime.class).wasUp(now.minus(Duration.ofHours(1)))).isFalse();
            assertThat(context.getBean(Uptime.class).wasUp(now.minus(Duration.ofHours(3)))).isTrue();
            assertThat(context.getBean(Heartbeat.class).alive()).as("the other one left").isEqualTo(1);
        });
    }

    @Test
    void a_machine_that_slept_was_not_up_meanwhile() {
        node.run(context -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            Instant now = context.getBean(BusinessClock.class).instant();
            jdbc.sql("""
                    update node set started_at = started_at - interval '3 hours', beat_at = beat_at - interval '2 hours',
                                    beat_on = beat_on - interval '2 hours'
                    """).update();
            assertThat(context.getBean(Uptime.class).wasUp(now.minus(Duration.ofHours(1)))).as("just awake").isFalse();

            context.getBean(NodeLife.class).beat();

            assertThat(context.getBean(Uptime.class).wasUp(now.minus(Duration.ofHours(1)))).isFalse();
            assertThat(context.getBean(Uptime.class).wasUp(now.minus(Duration.ofMinutes(150)))).isTrue();
            assertThat(jdbc.sql("select count(*) from node").query(Integer.class).single()).isEqualTo(2);
        });
    }

    @Test
    void the_beats_of_long_ago_are_forgotten() {
        node.run(context -> context.getBean(JdbcClient.class).sql("update node set beat_at = beat_at - interval '100 days'").update());

        node.run(context -> assertThat(context.getBean(JdbcClient.class).sql("""
                select count(*) from node where beat_at < now() - interval '90 days'
                """).query(Integer.class).single()).isZero());
    }
}
