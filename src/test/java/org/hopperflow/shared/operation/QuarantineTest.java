package org.hopperflow.shared.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hopperflow.fixture.OwnDatabase;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A node notices that its database is not the one it was, and lets nothing leave. */
class QuarantineTest {

    private OwnDatabase database;
    private ApplicationContextRunner node;

    @BeforeEach
    void aDatabaseThatANodeHasSeen() {
        database = OwnDatabase.create("quarantine");
        node = OperationRoom.node(database);
        node.run(context -> assertThat(letsSend(context)).isTrue());
    }

    @Test
    void the_same_database_sends_after_every_restart() {
        node.run(context -> {
            assertThat(context.getBean(Quarantine.class).active()).isFalse();
            assertThat(letsSend(context)).isTrue();
            assertThat(context.getBean(OperationRoom.class).restored).isEmpty();
        });
    }

    @Test
    void an_operator_may_ask_for_it_on_the_very_first_start() {
        OwnDatabase empty = OwnDatabase.create("quarantine_first");

        OperationRoom.node(empty).withPropertyValues("hopper.quarantine=true").run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(letsSend(context)).isFalse();
        });
    }

    @Test
    void a_copy_sends_nothing_until_somebody_releases_it() {
        OwnDatabase copy = database.copy("quarantine_copy");

        OperationRoom.node(copy).run(context -> {
            assertThat(letsSend(context)).isFalse();
            assertThat(context.getBean(Quarantine.class).why().orElseThrow())
                    .contains("The database was restored (it is another database on the server)").contains("Its last activity was at 20");
            assertThat(context.getBean(OperationRoom.class).restored).hasSize(1);
        });
        OperationRoom.node(copy).run(context -> {
            assertThat(letsSend(context)).as("after a restart").isFalse();
            assertThat(context.getBean(OperationRoom.class).restored).isEmpty();

            context.getBean(Quarantine.class).release("admin");

            assertThat(letsSend(context)).isTrue();
        });
        OperationRoom.node(copy).run(context -> assertThat(letsSend(context)).isTrue());
        node.run(context -> assertThat(letsSend(context)).as("the original").isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cluster", "database", "tables", "timeline"})
    void whatever_tells_a_copy_from_its_original_counts(String part) {
        node.run(context -> context.getBean(JdbcClient.class).sql("update database_identity set " + part + " = '1'").update());

        node.run(context -> assertThat(letsSend(context)).isFalse());
    }

    @Test
    void a_running_node_sends_nothing_from_the_moment_its_database_is_another_one() {
        node.run(context -> {
            context.getBean(JdbcClient.class).sql("update database_identity set timeline = '0'").update();

            assertThat(letsSend(context)).as("before anybody noticed").isFalse();

            context.getBean(NodeLife.class).beat();
            assertThat(context.getBean(Quarantine.class).why().orElseThrow()).contains("recovered to a point in time or failed over");
            context.getBean(Quarantine.class).release("admin");
            assertThat(letsSend(context)).isTrue();
        });
    }

    @Test
    void what_the_server_does_not_tell_is_no_difference() {
        node.run(context -> context.getBean(JdbcClient.class).sql("update database_identity set cluster = null, timeline = null").update());

        node.run(context -> assertThat(letsSend(context)).isTrue());
    }

    @Test
    void a_copy_that_cannot_be_noticed_is_put_there_by_a_setting() {
        node.withPropertyValues("hopper.quarantine=true").run(context -> {
            assertThat(letsSend(context)).isFalse();
            assertThat(context.getBean(OperationRoom.class).restored).singleElement()
                    .satisfies(restored -> assertThat(restored.why()).isEqualTo("HOPPER_QUARANTINE is set"));
        });
    }

    @Test
    void an_operator_stops_everything_and_lets_it_go_on() {
        node.run(context -> {
            Quarantine quarantine = context.getBean(Quarantine.class);

            quarantine.byHand("The provider asked us to", "admin");

            assertThat(letsSend(context)).isFalse();
            assertThatThrownBy(quarantine::refuseToSend).isInstanceOf(RuleBroken.class).hasMessageContaining("quarantine");
            assertThatThrownBy(() -> quarantine.byHand("Again", "admin")).isInstanceOf(RuleBroken.class);
            assertThat(context.getBean(OperationRoom.class).restored).as("nothing was restored").isEmpty();
            quarantine.release("admin");
            assertThat(letsSend(context)).isTrue();
            assertThatThrownBy(() -> quarantine.release("admin")).isInstanceOf(RuleBroken.class);
        });
    }

    @Test
    void a_quarantine_waits_for_a_mark_that_has_begun_and_a_mark_for_a_quarantine() {
        node.run(context -> {
            Quarantine quarantine = context.getBean(Quarantine.class);
            CompletableFuture<Void> begun = context.getBean(TransactionTemplate.class).execute(mark -> {
                assertThat(quarantine.letsSend()).isTrue();
                CompletableFuture<Void> beginning = CompletableFuture.runAsync(() -> quarantine.byHand("Now", "admin"));
                assertThatThrownBy(() -> beginning.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return beginning;
            });

            begun.get(10, TimeUnit.SECONDS);

            assertThat(letsSend(context)).isFalse();
        });
    }

    private static boolean letsSend(ApplicationContext context) {
        return Boolean.TRUE.equals(context.getBean(TransactionTemplate.class).execute(mark -> context.getBean(Quarantine.class).letsSend()));
    }
}
