package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.fixture.Api;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account in one format with a template that has no variables, whose customers each meet an error of their own. */
final class ErrorShop {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(50);

    final Api api;
    private final JdbcClient jdbc;
    private final int port;
    private final String format;
    private final long unique = UUID.randomUUID().getMostSignificantBits() >>> 34;
    final String key = "err" + unique;
    private final String template;

    /** @param format META, or V1 or V2 of Kaleyra */
    ErrorShop(int port, JdbcClient jdbc, String format) {
        this(port, jdbc, format, "token");
    }

    /** @param secret which the account shows with each call */
    ErrorShop(int port, JdbcClient jdbc, String format, String secret) {
        this.port = port;
        this.jdbc = jdbc;
        this.format = format;
        this.api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        api.post("/api/v1/accounts", meta() ? """
                {"key": "%1$s", "name": "Shop", "provider": "META", "phoneNumber": "3908%2$010d", "messagesPerSecond": 500,
                 "credentials": {"phoneNumberId": "n%1$s", "wabaId": "w%1$s", "appId": "a%1$s", "accessToken": "%3$s",
                                 "appSecret": "secret", "verifyToken": "verify"}}
                """.formatted(key, unique, secret) : """
                {"key": "%1$s", "name": "Shop", "provider": "KALEYRA", "phoneNumber": "3908%2$010d", "messagesPerSecond": 500,
                 "credentials": {"apiVersion": "%3$s", "host": "api.eu.kaleyra.io", "sid": "HX%1$s", "apiKey": "%4$s", "wabaId": "w%1$s",
                                 "webhookToken": "hook-%1$s"}}
                """.formatted(key, unique, format, secret)).expect(201);
        this.template = api.post("/api/v1/templates", """
                {"accountKey": "%s", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "body": "Our spring collection has arrived. Shall we put something aside for you?"}
                """.formatted(key)).expect(201).id();
        awaitTemplate("APPROVED");
    }

    boolean meta() {
        return format.equals("META");
    }

    List<ErrorCase> cases() {
        return ErrorCase.of(meta());
    }

    void awaitTemplate(String status) {
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> api.get("/api/v1/templates/" + template).json().path("status").asText()
                .equals(status));
    }

    void synchronise() {
        api.post("/api/v1/templates/sync?account=" + key, "").expect(200);
    }

    String phone(int number) {
        return "39" + String.format("%07d%03d", unique % 10_000_000L, number);
    }

    void behaves(int number, String behaviour) {
        api.put("/sandbox/numbers/" + phone(number), behaviour).expect(200);
    }

    String campaign() {
        return api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"}
                """.formatted(key, template)).expect(201).id();
    }

    /** The customers from one number up to, not including, another. */
    void add(String campaign, int from, int to) {
        String rows = IntStream.range(from, to).mapToObj(this::phone).collect(Collectors.joining("\n"));
        String list = api.post("/api/v1/lists", "{\"name\": \"Customers\"}").expect(201).id();
        String job = api.post("/api/v1/lists/" + list + "/import", "text/csv", "phone\n" + rows + "\n").expect(202).id();
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> api.get("/api/v1/imports/" + job).json().path("state").asText().equals("DONE"));
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + list + "\"}").expect(201);
    }

    void order(String campaign, String what) {
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/" + what, "{}").status()).as(what).isBetween(200, 299);
    }

    String status(String campaign) {
        JsonNode shown = api.get("/api/v1/campaigns/" + campaign).expect(200).json();
        return shown.path("status").asText() + ": " + shown.path("statusReason").asText();
    }

    void awaitStatus(String campaign, String status) {
        await().atMost(PATIENCE).pollInterval(OFTEN).untilAsserted(() -> assertThat(status(campaign)).isEqualTo(status));
    }

    /** The hopper as campaign managers see it, by number. */
    Map<String, JsonNode> hopper(String campaign) {
        Map<String, JsonNode> entries = new HashMap<>();
        api.get("/api/v1/campaigns/" + campaign + "/hopper/entries?limit=500").expect(200).json().path("items")
                .forEach(entry -> entries.put(entry.path("phone").asText(), entry));
        return entries;
    }

    static String shown(JsonNode entry) {
        return entry.path("status").asText() + ": " + entry.path("reason").asText();
    }

    Instant now() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
    }

    /** @param waits in seconds, until the same try goes again; 0 when it does not */
    record Try(String state, String reason, String code, long waits, String messageId) {
    }

    /** By number and try, such as {@code 39333/1}. */
    Map<String, Try> tries(String campaign) {
        Map<String, Try> tries = new HashMap<>();
        jdbc.sql("""
                select recipient || '/' || number, state, reason, error_code,
                       coalesce(round(extract(epoch from not_before - tell_after)), 0), provider_message_id
                  from attempt where campaign_id = cast(:campaign as uuid)
                """).param("campaign", campaign).query((row, number) -> tries.put(row.getString(1), new Try(row.getString(2),
                        row.getString(3), row.getString(4), row.getLong(5), row.getString(6)))).list();
        return tries;
    }

    /** The provider tells that messages it had taken have failed, in its own words. */
    void fail(Map<String, ErrorCase> byMessage) {
        List<String> told = new ArrayList<>();
        byMessage.forEach((id, error) -> told.add(failed(id, error)));
        switch (format) {
            case "META" -> assertThat(signed("{\"entry\": [{\"changes\": [{\"value\": {\"statuses\": " + told + "}}]}]}")).isEqualTo(200);
            case "V1" -> told.forEach(query -> assertThat(api.get(door() + "?" + query).status()).isEqualTo(200));
            default -> assertThat(api.post(door(), told.toString()).status()).isEqualTo(200);
        }
    }

    private String failed(String id, ErrorCase error) {
        String meta = "{\"id\": \"%s\", \"status\": \"failed\"%s}".formatted(format.equals("META") ? id : "gBEG1", error.code() == null ? ""
                : ", \"errors\": [{\"code\": %s, \"title\": \"t\", \"error_data\": {\"details\": \"%s\"}}]".formatted(error.code(), error.words()));
        if (meta()) {
            return meta;
        }
        if (format.equals("V1")) {
            return "status=FAILED&id=" + id + "%3A0" + (error.code() == null ? "" : "&code=" + error.code() + "&reason="
                    + URLEncoder.encode(error.words(), StandardCharsets.UTF_8));
        }
        return error.isKaleyras()
                ? "{\"code\": \"%s\", \"status\": \"not sent\", \"reason\": \"%s\", \"message_id\": \"%s\"}".formatted(error.code(),
                        error.words(), id)
                : "{\"meta_object\": {\"value\": {\"statuses\": [" + meta + "]}}, \"message_id\": \"" + id + "\"}";
    }

    private String door() {
        return "/webhooks/kaleyra/" + key + "/hook-" + key;
    }

    private int signed(String body) {
        try {
            return Signed.webhook(port, key, "secret", body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
