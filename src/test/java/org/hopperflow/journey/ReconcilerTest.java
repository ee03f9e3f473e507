package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.process.reconcile.Reconciler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Damage that nothing of ours should ever do is done by hand, and found. */
@HopperflowTest
class ReconcilerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOT_CONFIRMED = "Send not confirmed";

    @LocalServerPort int port;
    @Autowired Reconciler reconciler;
    @Autowired RuntimeService runtime;
    @Autowired ManagementService management;
    @Autowired TransactionTemplate transaction;
    @Autowired MeterRegistry meters;
    @Autowired JdbcClient jdbc;

    private World world;
    private String campaign;
    private String customer;

    @BeforeEach
    void openAShop() {
        world = World.create(new Api("http://localhost:" + port, "admin", "admin-of-the-tests"));
        customer = world.phone(1);
    }

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("update attempt set told = true where account_key = :key").param("key", world.key).update();
        runtime.createProcessInstanceQuery().active().list().stream()
                .filter(instance -> instance.getBusinessKey() != null && ofThisShop(instance.getBusinessKey()))
                .forEach(instance -> runtime.deleteProcessInstanceIfExists(instance.getId(), "cleaned up", true, true, true, true));
        jdbc.sql("delete from hopper_entry where account_key = :key").param("key", world.key).update();
        reconciler.check();
    }

    @Test
    void a_healthy_campaign_is_left_alone() {
        aContactWaitsForTheReply();

        reconciler.check();

        assertThat(world.entry(campaign, customer).path("status").asText()).isEqualTo("PENDING");
        assertThat(runtime.createIncidentQuery().processInstanceId(instance()).count()).isZero();
    }

    @Test
    void an_entry_whose_flow_is_gone_is_closed_with_a_reason() {
        aContactWaitsForTheReply();
        String instance = instance();
        change("hopper_entry set process_instance_id = 'gone' where phone = :phone");

        reconciler.check();

        world.awaitEntry(campaign, customer, "CLOSED", "The flow was lost");
        runtime.deleteProcessInstance(instance, "cleaned up");
    }

    @Test
    void a_flow_without_an_entry_is_shown_as_one_incident_until_it_has_one() {
        aContactWaitsForTheReply();
        String instance = instance();
        change("hopper_entry set process_instance_id = 'of another' where phone = :phone");
        change("hopper_entry set status = 'CLOSED' where phone = :phone");

        reconciler.check();
        reconciler.check();
        assertThat(incidents(instance, "instance-without-entry")).isEqualTo(1);

        jdbc.sql("update hopper_entry set process_instance_id = :instance, status = 'PENDING' where phone = :phone")
                .param("instance", instance).param("phone", customer).update();
        reconciler.check();
        assertThat(incidents(instance, "instance-without-entry")).isZero();
    }

    @Test
    void a_send_step_that_missed_its_outcome_is_told_once_more() {
        aContactIsOnTheSendStep();
        change("attempt set state = 'ACCEPTED', outcome = 'ACCEPTED', told = true where recipient = :phone");
        double before = repaired("send-step-stuck");

        reconciler.check();

        await().atMost(PATIENCE).until(() -> runtime.getActiveActivityIds(instance()).contains("waitForReply"));
        assertThat(repaired("send-step-stuck")).isEqualTo(before + 1);
    }

    @Test
    void a_send_step_whose_message_is_lost_is_shown() {
        aContactIsOnTheSendStep();
        jdbc.sql("delete from attempt where recipient = :phone").param("phone", customer).update();

        reconciler.check();

        assertThat(incidents(instance(), "send-step-stuck")).isEqualTo(1);
        assertThat(found("send-step-stuck")).isPositive();
        assertThat(found("attempts-miscounted")).isPositive();
    }

    @Test
    void an_outcome_that_its_flow_does_not_take_is_shown_until_it_is_heard() {
        aContactIsOnTheSendStep();
        change("""
                attempt set state = 'ACCEPTED', outcome = 'ACCEPTED', told = false, tell_tries = 10, tell_failure = 'a broken gateway',
                            tell_after = now() + interval '1 year' where recipient = :phone""");

        reconciler.check();
        assertThat(runtime.createIncidentQuery().processInstanceId(instance()).incidentType("outcome-unheard").singleResult()
                .getIncidentMessage()).contains("10 times in vain", "a broken gateway");

        change("attempt set tell_after = now() where recipient = :phone");
        await().atMost(PATIENCE).until(() -> runtime.getActiveActivityIds(instance()).contains("waitForReply"));
        reconciler.check();
        assertThat(incidents(instance(), "outcome-unheard")).isZero();
    }

    @Test
    void an_unconfirmed_send_that_nobody_is_shown_is_shown() {
        aContactWaitsForTheReply();
        change("attempt set state = 'UNKNOWN', outcome = 'UNCONFIRMED' where recipient = :phone");

        reconciler.check();
        assertThat(incidents(instance(), "unconfirmed-not-shown")).isEqualTo(1);

        change("attempt set state = 'ACCEPTED', outcome = 'ACCEPTED' where recipient = :phone");
        reconciler.check();
        assertThat(incidents(instance(), "unconfirmed-not-shown")).isZero();
    }

    @Test
    void an_entry_that_says_unconfirmed_although_it_is_settled_hears_it_once_more() {
        aContactIsOnTheSendStep();
        change("attempt set unknown_at = now() - interval '1 day' where recipient = :phone");
        world.awaitEntry(campaign, customer, "PENDING", NOT_CONFIRMED);
        change("attempt set state = 'ACCEPTED', outcome = 'ACCEPTED' where recipient = :phone");

        reconciler.check();

        world.awaitEntry(campaign, customer, "PENDING", "");
        assertThat(runtime.getActiveActivityIds(instance())).contains("waitForReply");
    }

    @Test
    void a_customer_kept_by_a_contact_that_is_done_is_let_go() {
        aContactWaitsForTheReply();
        assertThat(world.interactions("OPEN")).hasSize(1);
        change("hopper_entry set status = 'CLOSED' where phone = :phone");

        reconciler.check();

        assertThat(world.interactions("OPEN")).isEmpty();
        assertThat(world.interactions("CLOSED")).hasSize(1);
    }

    @Test
    void what_waits_for_a_person_is_counted() {
        UUID call = UUID.randomUUID();
        List<String> damage = List.of(
                "insert into webhook_event (id, account_key, body, received_at, state) values (:id, :key, '', now(), 'PARKED')",
                """
                insert into inbox_item (id, webhook_event_id, account_key, dedup_key, event, state, next_try_at, received_at)
                values (:id, :id, :key, 'parked', '{}', 'PARKED', now(), now())
                """,
                """
                insert into early_status (id, account_key, provider_message_id, status, at, received_at, parked_at)
                values (:id, :key, 'wamid.nobodys', 'READ', now(), now(), now())
                """,
                """
                insert into provider_id_alarm (id, kind, account_key, attempt_id, provider_message_id, raised_at)
                values (:id, 'TAKEN_ID', :key, :id, 'wamid', now())
                """);
        damage.forEach(sql -> jdbc.sql(sql).param("id", call).param("key", world.key).update());

        reconciler.check();

        assertThat(List.of("webhooks-parked", "inbox-items-parked", "statuses-parked", "provider-id-alarms"))
                .allSatisfy(check -> assertThat(found(check)).as(check).isPositive());

        List.of("inbox_item", "webhook_event", "early_status", "provider_id_alarm").forEach(table ->
                jdbc.sql("delete from " + table + " where account_key = :key").param("key", world.key).update());
    }

    /** Damaged and looked at in one transaction that is undone: whoever is there to take such things would take them. */
    @Test
    void what_should_have_been_taken_by_now_is_counted() {
        aContactWaitsForTheReply();
        String timer = management.createJobQuery().processInstanceId(instance()).timers().list().get(0).getId();
        UUID call = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            change("attempt set state = 'SENDING', lease_until = clock_timestamp() - interval '6 minutes' where recipient = :phone");
            management.setJobRetries(timer, 0);
            jdbc.sql("""
                    insert into webhook_event (id, account_key, body, received_at, state)
                    values (:id, :key, '', now() - interval '1 day', 'RECEIVED')
                    """).param("id", call).param("key", world.key).update();
            jdbc.sql("""
                    insert into inbox_item (id, webhook_event_id, account_key, dedup_key, event, state, next_try_at, received_at)
                    values (:id, :id, :key, 'late', '{}', 'NEW', now() - interval '6 minutes', now())
                    """).param("id", call).param("key", world.key).update();

            reconciler.check();

            assertThat(List.of("webhooks-unread", "inbox-items-late", "leases-run-out", "jobs-without-retries"))
                    .allSatisfy(check -> assertThat(found(check)).as(check).isPositive());
        });
    }

    /** And the provider has told all it will: a later status would settle what a test unsettles. */
    private void aContactWaitsForTheReply() {
        campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> world.history(campaign).path(0).hasNonNull("readAt"));
    }

    /** The provider took the message, cut the connection, and tells nothing more. */
    private void aContactIsOnTheSendStep() {
        world.behaves(customer, "{\"drop\": true, \"silent\": true}");
        campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> jdbc.sql("select count(*) from attempt where recipient = :phone and state = 'UNKNOWN'")
                .param("phone", customer).query(Integer.class).single() == 1);
    }

    private void change(String update) {
        assertThat(jdbc.sql("update " + update).param("phone", customer).update()).isEqualTo(1);
    }

    private String instance() {
        return jdbc.sql("select process_instance_id from hopper_entry where phone = :phone").param("phone", customer)
                .query(String.class).single();
    }

    private boolean ofThisShop(String businessKey) {
        return jdbc.sql("select count(*) from hopper_entry where id::text = :id and account_key = :key")
                .param("id", businessKey).param("key", world.key).query(Integer.class).single() > 0;
    }

    private long incidents(String instance, String check) {
        return runtime.createIncidentQuery().processInstanceId(instance).incidentType(check).count();
    }

    private double found(String check) {
        return meters.get("hopper.reconciler.findings").tag("check", check).gauge().value();
    }

    private double repaired(String check) {
        return meters.counter("hopper.reconciler.repaired", "check", check).count();
    }
}
