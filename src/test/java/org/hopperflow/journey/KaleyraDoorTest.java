package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls at the door of an account at Kaleyra, which signs nothing: whoever knows the token in the path is believed. */
@HopperflowTest
class KaleyraDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MEGABYTE = 1024 * 1024;
    private static String shared;

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired MeterRegistry meters;

    private Api api;
    private String key;
    private String door;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        if (shared == null) {
            shared = "door" + (UUID.randomUUID().getMostSignificantBits() >>> 34);
            api.post("/api/v1/accounts", """
                    {"key": "%1$s", "name": "Shop", "provider": "KALEYRA", "phoneNumber": "390600000003",
                     "credentials": {"apiVersion": "V1", "host": "api.eu.kaleyra.io", "sid": "HX%1$s", "apiKey": "key", "wabaId": "w%1$s",
                                     "webhookToken": "hook-%1$s"}}
                    """.formatted(shared)).expect(201);
        }
        key = shared;
        door = "/webhooks/kaleyra/" + key + "/hook-" + key;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook-KEY0", "hook", "HOOK-KEY", "hook-KEY%20", "%68ook-"})
    void who_does_not_know_the_token_leaves_no_trace_and_is_counted(String token) {
        long before = calls();
        double refused = meters.counter("hopper.webhook.refused").count();
        String path = "/webhooks/kaleyra/" + key + "/" + token.replace("KEY", key);

        assertThat(api.get(path + "?from=39333&body=Hi").status()).isEqualTo(401);
        assertThat(api.post(path, "{\"from\": \"39333\", \"body\": \"Hi\"}").expect(401).code()).isEqualTo("unauthorized");
        assertThat(api.post(path, "no JSON").status()).isEqualTo(401);

        assertThat(calls()).isEqualTo(before);
        assertThat(meters.counter("hopper.webhook.refused").count()).isEqualTo(refused + 3);
    }

    @Test
    void a_path_without_a_token_or_for_nobody_leads_nowhere() {
        long before = calls();

        for (String path : List.of("", "/", "/hook-" + key + "/", "/hook-" + key + "/hook-" + key, "/%00")) {
            assertThat(api.post("/webhooks/kaleyra/" + key + path, "{}").status()).as(path).isIn(400, 404);
        }
        assertThat(api.get("/webhooks/kaleyra/nobodyknows/hook?a=1").expect(404).code()).isEqualTo("account-not-found");
        assertThat(api.post("/webhooks/kaleyra/NOBODY/hook", "{}").status()).isEqualTo(404);
        assertThat(api.post("/webhooks/meta/" + key, "{}").status()).isEqualTo(401);
        assertThat(calls()).isEqualTo(before);
    }

    @Test
    void a_body_larger_than_any_of_the_provider_is_refused() {
        long before = calls();

        assertThat(api.post(door, " ".repeat(3 * MEGABYTE + 1)).status()).isEqualTo(413);

        assertThat(calls()).isEqualTo(before);
        assertThat(api.post(door, " ".repeat(3 * MEGABYTE)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "{", "[7]", "17", "<html>", "\u0000", "{\"from\": 1e", "a=%zz"})
    void what_comes_with_the_token_but_cannot_be_read_is_parked(String body) {
        long before = in("PARKED");

        assertThat(api.post(door, body).status()).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> in("PARKED") == before + 1);
        assertThat(api.get("/api/v1/parked/webhooks?limit=500&account=" + key).expect(200).body()).contains("\"failure\"");
    }

    @Test
    void a_query_that_cannot_be_read_is_parked_and_an_empty_one_is_no_news() {
        long before = in("PARKED");

        assertThat(api.get(door + "?nonsense").status()).isEqualTo(200);
        assertThat(api.get(door).status()).isEqualTo(200);
        assertThat(api.post(door, "").status()).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> in("PARKED") == before + 1 && in("RECEIVED") == 0);
    }

    @ParameterizedTest
    @CsvSource({"1, GET", "2, FORM", "3, JSON", "4, 'BOTH'"})
    void a_message_is_taken_however_the_customer_of_kaleyra_has_it_sent(int last, String way) {
        String from = "3933" + last + key.replaceAll("\\D", "").substring(0, 7);
        String fields = "from=" + from + "&name=Anna&type=text&wanumber=390600000003";

        assertThat(switch (way) {
            case "GET" -> api.get(door + "?" + fields + "&body=Hi+there%2C+%C3%BC").status();
            case "FORM" -> api.post(door, "application/x-www-form-urlencoded", fields + "&body=Hi+there%2C+%C3%BC").status();
            case "JSON" -> api.post(door, "{\"from\": \"" + from + "\", \"body\": \"Hi there, ü\"}").status();
            default -> api.post(door + "?" + fields, "{\"body\": \"Hi there, \\u00fc\"}").status();
        }).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> jdbc.sql("select count(*) from inbound_message where phone = :from and text = 'Hi there, ü'")
                .param("from", from).query(Integer.class).single() == 1);
    }

    private long calls() {
        return jdbc.sql("select count(*) from webhook_event where account_key = :key").param("key", key).query(Long.class).single();
    }

    private long in(String state) {
        return jdbc.sql("select count(*) from webhook_event where account_key = :key and state = :state")
                .param("key", key).param("state", state).query(Long.class).single();
    }
}
