package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The embedded default as a user starts it, killed, stopped and started again over the same data folder. */
class KilledInTheMiddleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Node NODE = new Node("killed", Node.IMPATIENT);

    @BeforeAll
    static void start() {
        NODE.fresh().start();
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    @Test
    void an_application_that_is_killed_while_it_sends_messages_nobody_twice_and_forgets_nobody() {
        Api api = NODE.api();
        long contacts = awaitDemo();
        api.patch("/api/v1/accounts/demo", "{\"messagesPerSecond\": 40}").expect(200);
        Set<String> mute = someWhoNeverReport(40);
        // Answered late, so that many calls are under way whenever the end comes; the mute ones never tell afterwards that they arrived.
        mute.forEach(phone -> behave(api, phone, "{\"silent\": true, \"slowMillis\": 1500}"));

        String campaign = api.post("/api/v1/demo/campaign", "").expect(201).id();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> messages(api) > contacts / 3);
        NODE.kill();
        assertThat(PostgresOfNode.in(NODE.data()).process()).as("the database outlives its application").isPresent();
        NODE.start();

        api.patch("/api/v1/accounts/demo", "{\"messagesPerSecond\": 300}").expect(200);
        awaitCount(Invariants.LEAVING, 0);
        awaitCount("select count(*) from hopper_entry where status = 'FRESH'", 0);
        api.post("/sandbox/clock", "{\"advance\": \"PT20M\"}").expect(200);
        awaitCount(Invariants.UNDER_WAY, 0);
        Invariants invariants = new Invariants(database(), database());
        await().atMost(PATIENCE).untilAsserted(() -> invariants.hold(campaign, contacts));
        JsonNode counts = api.get("/sandbox/messages/count").expect(200).json();
        assertThat(counts.path("most").asInt()).isEqualTo(1);
        assertThat(counts.path("repeatedReferences").asInt()).isZero();
        assertThat(invariants.unconfirmed("")).as("killed while they were called").isNotEmpty();
        assertThat(shownAsUnconfirmed(api, campaign)).isEqualTo(new HashSet<>(invariants.unconfirmed("")));
        JsonNode hopper = api.get("/api/v1/campaigns/" + campaign + "/hopper").expect(200).json();
        assertThat(hopper.path("retry").asLong() + hopper.path("pending").asLong() + hopper.path("closed").asLong()).isEqualTo(contacts);
        assertThat(hopper.path("total").asLong()).isEqualTo(contacts);
    }

    @Test
    void an_application_that_is_stopped_ends_what_it_began_and_goes_on_at_the_next_start() {
        awaitDemo();
        World world = World.create(NODE.api());
        List<String> phones = IntStream.range(0, 60).mapToObj(world::phone).toList();
        phones.forEach(phone -> world.behaves(phone, "{\"silent\": true, \"slowMillis\": 900}"));
        String list = world.list("phone\n" + String.join("\n", phones) + "\n");
        NODE.api().patch("/api/v1/accounts/" + world.key, "{\"messagesPerSecond\": 20}").expect(200);
        Set<String> before = Set.copyOf(everythingMade());
        String campaign = world.campaign("");
        world.add(campaign, list);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> messagesOf(world.key) > 15);

        Duration end = NODE.stop(Duration.ofSeconds(30));

        assertThat(end).isLessThan(Duration.ofSeconds(30));
        assertThat(PostgresOfNode.in(NODE.data()).pidFile()).as("the data folder is free").doesNotExist();
        NODE.start();
        assertThat(everythingMade()).containsAll(before);
        await().atMost(PATIENCE).until(() -> messagesOf(world.key) == 60);
        awaitCount("select count(*) from attempt where account_key = '" + world.key + "' and state <> 'ACCEPTED'", 0);
        assertThat(database().rows("select phone from sandbox_message where phone_number_id = 'n" + world.key + "' order by phone"))
                .containsExactlyElementsOf(phones);
        awaitCount("""
                select count(*) from template where account_key = 'demo' and name = 'order_ready' and status = 'APPROVED'
                   and id in (select template_id from template_change where status = 'PAUSED')
                """, 1);
    }

    private static long awaitDemo() {
        awaitCount("select count(*) from template where account_key = 'demo' and name = 'spring_offer' and status = 'APPROVED'", 1);
        awaitCount("select count(*) from import_job where state <> 'DONE'", 0);
        return database().count("""
                select count(*) from contact where list_id in (select id from contact_list where name = 'Demo customers')
                """);
    }

    /** Users, accounts, templates and contacts, as a person would look for them after a restart. */
    private static List<String> everythingMade() {
        return database().rows("""
                select 'user ' || id_ from act_id_user union all select 'account ' || key from account
                union all select 'template ' || id from template union all select 'contact ' || id from contact
                """);
    }

    private static Set<String> someWhoNeverReport(int some) {
        return database().rows("select phone from sandbox_number where behaviour ->> 'silent' = 'true' order by phone").stream()
                .limit(some).collect(Collectors.toSet());
    }

    private static void behave(Api api, String phone, String behaviour) {
        api.put("/sandbox/numbers/" + phone, behaviour).expect(200);
    }

    private static long messages(Api api) {
        return api.get("/sandbox/messages/count?phoneNumberId=100000000000001").expect(200).json().path("messages").asLong();
    }

    private static long messagesOf(String key) {
        return NODE.api().get("/sandbox/messages/count?phoneNumberId=n" + key).expect(200).json().path("messages").asLong();
    }

    private static Set<String> shownAsUnconfirmed(Api api, String campaign) {
        Set<String> phones = new HashSet<>();
        api.get("/api/v1/campaigns/" + campaign + "/hopper/entries?status=PENDING&limit=500").expect(200).json().path("items")
                .forEach(entry -> {
                    if (entry.path("reason").asText().equals("Send not confirmed")) {
                        phones.add(entry.path("phone").asText());
                    }
                });
        return phones;
    }

    private static void awaitCount(String sql, long count) {
        await(sql).atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> database().count(sql) == count);
    }

    private static Database database() {
        return PostgresOfNode.in(NODE.data()).database();
    }
}
