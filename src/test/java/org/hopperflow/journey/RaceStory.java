package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.webhook.OtherNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One customer of one campaign, two things that happen to them at once, and what must be true afterwards whoever was faster. */
@HopperflowTest
abstract class RaceStory {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String NO_ANSWER = "No answer within the response timeout";

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @Autowired ManagementService management;
    @Autowired RuntimeService runtime;
    @Autowired ApplicationContext rooms;

    World world;
    Api api;
    OtherNode otherNode;
    String customer;
    String campaign;
    private long deadlocks;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
        otherNode = new OtherNode(rooms);
        customer = world.phone(1);
        deadlocks = deadlocks();
    }

    @AfterEach
    void closeTheOtherNode() {
        otherNode.close();
    }

    /** The template is with the customer. */
    void theReplyIsAwaited(String options) {
        campaign = world.campaign(options);
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        awaitPosition("waitForReply");
    }

    void awaitPosition(String activity) {
        await().atMost(PATIENCE).until(() -> runtime.createExecutionQuery()
                .processInstanceBusinessKey(entry().toString()).activityId(activity).count() > 0);
    }

    // Where they meet

    void meetAtTheEntry(Race.Side... order) {
        new Race(jdbc, transaction).at("select 1 from hopper_entry where id = '" + entry() + "' for update", order);
    }

    void meetAtTheCampaign(Race.Side... order) {
        new Race(jdbc, transaction).at("select 1 from campaign where id = '" + campaign + "' for update", order);
    }

    UUID entry() {
        return UUID.fromString(world.entry(campaign, customer).path("id").asText());
    }

    // Sides

    Race.Side replies(String id, String text) {
        return replies(id, text, businessNow());
    }

    /** Quotes the template, by Meta's reply or by a button. */
    Race.Side replies(String id, String text, Instant at) {
        String quoted = jdbc.sql("""
                select provider_message_id from attempt where entry_id = :entry and state = 'ACCEPTED' order by number desc limit 1
                """).param("entry", entry()).query(String.class).single();
        return writes(message(id, text, at, ", \"context\": {\"id\": \"" + quoted + "\"}"));
    }

    /** Quotes nothing. */
    Race.Side writes(String id, String text, Instant at) {
        return writes(message(id, text, at, ""));
    }

    /** Of both nodes, one may be busy with the other side of the race. */
    Race.Side writes(String... messages) {
        return handedOver("""
                "contacts": [{"profile": {"name": "Lee"}, "wa_id": "%s"}], "messages": [%s]
                """.formatted(customer, String.join(", ", messages)));
    }

    Race.Side handedOver(String value) {
        return Race.behindItsBack(() -> {
            webhook(value);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
                otherNode.handOver();
                return unread() == 0;
            });
        });
    }

    String message(String id, String text, Instant at, String more) {
        return """
                {"from": "%1$s", "id": "wamid.%2$s.%1$s", "timestamp": "%3$d", "type": "text", "text": {"body": "%4$s"}%5$s}
                """.formatted(customer, id, at.getEpochSecond(), text, more);
    }

    /** The job executor gets there at this very moment; as it does, a lost race is tried again. */
    void theTimerFires() {
        for (Job timer : management.createJobQuery().processInstanceId(instance()).timers().list()) {
            try {
                management.executeJob(timer.getId());
            } catch (OptimisticLockingException e) {
                theTimerFires();
            }
        }
    }

    String instance() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(entry().toString()).list().stream()
                .map(instance -> instance.getId()).findFirst().orElse("gone");
    }

    void post(String what) {
        api.post("/api/v1/campaigns/" + campaign + "/" + what, "").expect(200);
    }

    void reset() {
        api.post("/api/v1/campaigns/" + campaign + "/reset", "{\"confirm\": true}").expect(200);
    }

    // What came of it

    void theEntryIs(String status, String reason) {
        world.awaitEntry(campaign, customer, status, reason);
    }

    void theHistoryHas(String answer) {
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(world.history(campaign).get(0).path("answer").asText("none")).isEqualTo(answer == null ? "none" : answer));
    }

    /** Exactly one agents' conversation is open, and everything of the customer that no other has is in it. */
    void anAgentReads(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> agents = openOf("AGENT");
            assertThat(agents).hasSize(1);
            List<String> read = new ArrayList<>();
            for (JsonNode message : api.get("/api/v1/interactions/" + agents.get(0)).expect(200).json().path("messages")) {
                if (message.path("direction").asText().equals("in")) {
                    read.add(message.path("text").asText());
                }
            }
            assertThat(read).containsExactlyInAnyOrder(texts);
        });
    }

    List<String> openOf(String kind) {
        List<String> open = new ArrayList<>();
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("kind").asText().equals(kind)) {
                open.add(interaction.path("id").asText());
            }
        }
        return open;
    }

    @AfterEach
    void nothingIsLeftOver() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(unread()).as("webhooks nobody took").isZero());
        none("a webhook that could not be read", "select failure from webhook_event where account_key = :account and state = 'PARKED'");
        none("a webhook that was given up", "select failure from inbox_item where account_key = :account and state = 'PARKED'");
        none("an instance without an open entry", """
                select e.id from hopper_entry e join act_ru_execution x on x.business_key_ = e.id::text
                 where e.account_key = :account and (e.status in ('CLOSED', 'FRESH') or e.process_instance_id is distinct from x.id_)
                """);
        none("an instance of an entry that is gone", """
                select a.entry_id from attempt a join act_ru_execution x on x.business_key_ = a.entry_id::text
                 where a.account_key = :account and not exists (select 1 from hopper_entry e where e.id = a.entry_id)
                """);
        none("a waiting entry without an instance", """
                select e.id from hopper_entry e where e.account_key = :account and e.status in ('PENDING', 'RETRY')
                   and not exists (select 1 from act_ru_execution x where x.id_ = e.process_instance_id)
                """);
        none("a customer kept by a contact that is over", """
                select i.id from interaction i left join hopper_entry e on e.id = i.entry_id
                 where i.account_key = :account and i.kind = 'CAMPAIGN' and i.status = 'OPEN'
                   and (e.id is null or e.status in ('CLOSED', 'FRESH'))
                """);
        none("a stuck job", """
                select j.id_ from act_ru_job j join act_ru_execution x on x.id_ = j.process_instance_id_
                  join hopper_entry e on e.id::text = x.business_key_ where e.account_key = :account and j.retries_ = 0
                """);
        assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
    }

    void none(String what, String sql) {
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(jdbc.sql(sql).param("account", world.key).query(String.class).list()).as(what).isEmpty());
    }

    int unread() {
        return jdbc.sql("""
                select (select count(*) from webhook_event where account_key = :account and state = 'RECEIVED')
                     + (select count(*) from inbox_item where account_key = :account and state = 'NEW')
                """).param("account", world.key).query(Integer.class).single();
    }

    private long deadlocks() {
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()").query(Long.class).single();
    }

    Instant businessNow() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
    }

    void webhook(String value) throws Exception {
        assertThat(Signed.webhook(port, world.key, "secret", """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  %s}}]}]}
                """.formatted(world.key, value))).isEqualTo(200);
    }
}
