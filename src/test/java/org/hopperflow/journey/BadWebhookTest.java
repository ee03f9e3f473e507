package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhook calls that are forged, broken, strange, repeated or late: nothing forged is kept, and nothing signed is lost. */
@HopperflowTest
class BadWebhookTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MEGABYTE = 1024 * 1024;
    private static World shared;

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired MeterRegistry meters;

    private Api api;
    private World world;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        if (shared == null) {
            shared = World.create(api);
        }
        world = shared;
    }

    @Test
    void a_call_that_the_provider_did_not_sign_leaves_no_trace() throws Exception {
        long before = calls();
        Probe probe = new Probe(port);

        assertThat(Signed.webhook(port, world.key, "another secret", message(world.phone(1), "1", "Hi"))).isEqualTo(401);
        for (String signature : List.of("", "sha256=", "sha256=00", "nonsense")) {
            Probe.Answer answer = probe.send(Probe.Request.json("POST", "/webhooks/meta/" + world.key, message(world.phone(1), "1", "Hi")),
                    "X-Hub-Signature-256", signature);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthorized");
        }

        assertThat(calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{", "\u0000", "{\"entry\": []}"})
    void what_nobody_signed_is_refused_and_counted_whatever_it_says(String body) throws Exception {
        long before = calls();
        double refused = meters.counter("hopper.webhook.refused").count();

        assertThat(Signed.webhook(port, world.key, "another secret", body)).isEqualTo(401);

        assertThat(meters.counter("hopper.webhook.refused").count()).isEqualTo(refused + 1);
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void a_call_for_an_unknown_account_is_not_found() throws Exception {
        assertThat(Signed.webhook(port, "nobodyknows", "secret", "{}")).isEqualTo(404);
        assertThat(Signed.webhook(port, "NOBODY", "secret", "{}")).isEqualTo(404);
        assertThat(api.get("/webhooks/meta/nobodyknows?hub.mode=subscribe").expect(404).code()).isEqualTo("account-not-found");
    }

    @Test
    void the_address_is_confirmed_only_to_who_knows_the_token() {
        String path = "/webhooks/meta/" + world.key + "?hub.mode=subscribe&hub.challenge=17&hub.verify_token=";

        assertThat(api.get(path + "verify").expect(200).body()).isEqualTo("17");
        assertThat(api.get(path + "guess").expect(403).code()).isEqualTo("forbidden");
        assertThat(api.get("/webhooks/meta/" + world.key).expect(403).code()).isEqualTo("forbidden");
    }

    @Test
    void a_body_larger_than_any_of_the_provider_is_refused() throws Exception {
        long before = calls();

        assertThat(Signed.webhook(port, world.key, "secret", " ".repeat(3 * MEGABYTE + 1))).isEqualTo(413);

        assertThat(calls()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "17", "{", "{\"entry\": [}", "\u0000"})
    void what_is_signed_but_cannot_be_read_is_parked(String body) throws Exception {
        long before = parked();

        assertThat(Signed.webhook(port, world.key, "secret", body)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> parked() == before + 1);
    }

    @Test
    void what_is_nested_too_deep_is_parked() throws Exception {
        long before = parked();

        String deep = "{\"entry\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(Signed.webhook(port, world.key, "secret", deep)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> parked() == before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"entry\": 5}", "{\"entry\": [null, 5, {}]}",
        "{\"object\": \"page\", \"entry\": [{\"changes\": [{\"value\": []}]}]}",
        "{\"entry\": [{\"changes\": [{\"field\": \"somethingNew\", \"value\": {\"news\": [1, {\"a\": null}]}}]}]}",
        "{\"entry\": [{\"changes\": [{\"value\": {\"statuses\": [null, {}, {\"id\": 5}, {\"id\": \"x\", \"status\": \"dreamt\"}]}}]}]}",
        "{\"entry\": [{\"changes\": [{\"value\": {\"metadata\": {\"phone_number_id\": \"nobody's\"}, \"messages\": [null, 5, {}]}}]}]}",
        "{\"entry\": [{\"changes\": [{\"value\": {\"metadata\": {\"phone_number_id\": \"\\u0000\"},"
            + " \"messages\": [{\"type\": \"\\u0000\"}]}}]}]}",
        "{\"entry\": [{\"changes\": [{\"value\": {\"event\": \"\\u0000\", \"message_template_name\": \"\\u0000\"}}]}]}"})
    void what_is_strange_is_kept_and_read(String body) throws Exception {
        long before = read();

        assertThat(Signed.webhook(port, world.key, "secret", body)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> read() == before + 1);
    }

    @Test
    void a_status_that_nobody_expects_and_that_names_no_time_waits_for_its_message() throws Exception {
        String wamid = "wamid.never" + world.key;

        Signed.webhook(port, world.key, "secret", "{\"entry\": [{\"changes\": [{\"value\": {\"statuses\": ["
                + "{\"id\": \"" + wamid + "\", \"status\": \"read\", \"timestamp\": \"soon\"}]}}]}]}");

        await().atMost(PATIENCE).until(() -> jdbc.sql("select count(*) from early_status where provider_message_id = :wamid")
                .param("wamid", wamid).query(Long.class).single() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"messages\": [null]", "\"messages\": [{\"type\": \"system\"}]", "\"errors\": [{\"code\": 131000}]"})
    void a_status_beside_something_that_we_do_not_take_leaves_the_call_to_be_read_again(String beside) throws Exception {
        long before = read();

        assertThat(Signed.webhook(port, world.key, "secret", status("wamid.beside" + world.key, "read")
                .replace("\"statuses\"", beside + ", \"statuses\""))).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> read() == before + 1);
    }

    @Test
    void a_message_is_read_whatever_surrounds_it() throws Exception {
        String customer = world.phone(2);

        Signed.webhook(port, world.key, "secret", message(customer, "2", "Hello\\u0000 \\ud800 there")
                .replace("\"messages\": [", "\"surprise\": [{\"a\": 1}], \"statuses\": [{\"id\": 7}], \"messages\": [")
                .replace("\"n" + world.key + "\"", "\"another number\""));

        assertThat(texts(customer)).containsExactly("Hello\ufffd \ufffd there");
    }

    @Test
    void a_type_that_is_new_to_us_is_a_message_all_the_same() throws Exception {
        String customer = world.phone(3);

        Signed.webhook(port, world.key, "secret", message(customer, "3", "Hi").replace("\"type\": \"text\"", "\"type\": \"hologram\""));

        assertThat(texts(customer)).containsExactly("[hologram]");
    }

    /** Each call has a good message behind a strange one; no strange one costs it. */
    @Test
    void whatever_stands_in_a_message_its_neighbour_is_read() throws Exception {
        String customer = world.phone(8);
        String strange = "{\"from\": \"" + world.phone(9) + "\", \"id\": \"wamid.s\", \"timestamp\": \"1793000000\", \"type\": \"text\","
                + " \"text\": {\"body\": \"Hi\"}, \"context\": {\"id\": \"wamid.c\"}, \"from_user_id\": \"US.1\"}";
        List<String> values = List.of("null", "true", "7", "-1e400", "9".repeat(900), "[]", "{}", "[[[[{}]]]]", "\"\"", "\"\\u0000\"",
                "\"\\ud800\"", "\"" + incompressible() + "\"", "\"" + "9".repeat(20_000) + "\"", "\"99999999999\"", "\"system\"",
                "\"location\"", "\"\\ud83d\\ude00\"");
        int calls = 0;
        for (String place : List.of("from", "id", "timestamp", "type", "text", "body", "context", "from_user_id")) {
            for (String value : values) {
                String spoilt = strange.replaceFirst("\"" + place + "\": (\"[^\"]*\"|\\{[^}]*})",
                        Matcher.quoteReplacement("\"" + place + "\": " + value)).replace("wamid.s", "wamid.s" + calls + world.key);
                String body = message(customer, "neighbour" + calls, "Neighbour " + calls).replace("\"messages\": [",
                        "\"messages\": [" + spoilt + ", ");
                assertThat(Signed.webhook(port, world.key, "secret", body)).as(body).isEqualTo(200);
                calls++;
            }
        }
        int all = calls;

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(jdbc.sql("select count(*) from inbound_message where phone = :phone")
                .param("phone", customer).query(Integer.class).single()).isEqualTo(all));
    }

    /** An index takes no longer value, so such a message gets a name of ours. */
    @Test
    void a_message_whose_id_is_longer_than_any_is_read_and_stands_in_nobodys_way() throws Exception {
        long before = parked();
        String endless = incompressible();

        assertThat(Signed.webhook(port, world.key, "secret", message(world.phone(4), endless, "Hi"))).isEqualTo(200);
        Signed.webhook(port, world.key, "secret", message(world.phone(5), "5", "I come after"));

        assertThat(texts(world.phone(5))).containsExactly("I come after");
        assertThat(texts(world.phone(4))).containsExactly("Hi");
        assertThat(parked()).isEqualTo(before);
    }

    @Test
    void a_message_told_again_and_again_is_one_message() throws Exception {
        String customer = world.phone(6);
        String twice = message(customer, "6", "Hi").replaceFirst("\"messages\": \\[(.*)]}}]}]}", "\"messages\": [$1, $1]}}]}]}");

        for (String body : List.of(twice, message(customer, "6", "Hi"), twice)) {
            assertThat(Signed.webhook(port, world.key, "secret", body)).isEqualTo(200);
        }
        Signed.webhook(port, world.key, "secret", message(customer, "6b", "the last"));

        await().atMost(PATIENCE).until(() -> texts(customer).contains("the last"));
        assertThat(texts(customer)).containsExactly("Hi", "the last");
        assertThat(world.interactions("OPEN").findValuesAsText("phone")).containsOnlyOnce(customer);
    }

    @Test
    void statuses_are_believed_in_any_order() throws Exception {
        String customer = world.phone(7);
        world.behaves(customer, "{\"silent\": true}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 1);
        String wamid = api.get("/sandbox/messages?phone=" + customer).expect(200).json().at("/items/0/wamid").asText();

        for (String status : List.of("read", "sent", "delivered", "read", "sent")) {
            assertThat(Signed.webhook(port, world.key, "secret", status(wamid, status))).isEqualTo(200);
        }

        await().atMost(PATIENCE).until(() -> world.history(campaign).get(0).hasNonNull("deliveredAt"));
        JsonNode row = world.history(campaign).get(0);
        assertThat(row.hasNonNull("readAt")).isTrue();
        assertThat(row.fieldNames()).toIterable().isSubsetOf("phone", "attempt", "outcome", "reason", "errorCode", "answer", "answerType",
                "sentAt", "deliveredAt", "readAt", "answeredAt");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(callsThatName(wamid)).as("the history has it all").isZero());
    }

    private static String incompressible() {
        StringBuilder endless = new StringBuilder();
        for (int i = 0; endless.length() < 20_000; i++) {
            endless.append(Integer.toHexString(i * 31 + 7).hashCode()).append((char) ('a' + i * 7 % 26));
        }
        return endless.toString();
    }

    private String message(String from, String id, String text) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  "messages": [{"from": "%s", "id": "wamid.%s", "timestamp": "%d", "type": "text", "text": {"body": "%s"}}]}}]}]}
                """.formatted(world.key, from, world.key + id, now(), text);
    }

    private String status(String wamid, String status) {
        return """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "metadata": {"phone_number_id": "n%s"}, "statuses": [{"id": "%s", "status": "%s", "timestamp": "%d"}]}}]}]}
                """.formatted(world.key, wamid, status, now());
    }

    private long now() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText()).getEpochSecond();
    }

    /** What the customer said in the open conversation, as soon as there is one. */
    private List<String> texts(String phone) {
        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").findValuesAsText("phone").contains(phone));
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("phone").asText().equals(phone)) {
                return api.get("/api/v1/interactions/" + interaction.path("id").asText()).expect(200).json().path("messages")
                        .findValuesAsText("text");
            }
        }
        throw new AssertionError("no conversation with " + phone);
    }

    private long calls() {
        return jdbc.sql("select count(*) from webhook_event where account_key = :key").param("key", world.key).query(Long.class).single();
    }

    private long callsThatName(String wamid) {
        return jdbc.sql("select count(*) from webhook_event where position(:wamid::bytea in body) > 0").param("wamid", wamid)
                .query(Long.class).single();
    }

    private long parked() {
        return in("PARKED");
    }

    private long read() {
        return in("READ");
    }

    private long in(String state) {
        return jdbc.sql("select count(*) from webhook_event where account_key = :key and state = :state")
                .param("key", world.key).param("state", state).query(Long.class).single();
    }
}
