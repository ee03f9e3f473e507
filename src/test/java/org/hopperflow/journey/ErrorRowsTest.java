package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a provider's no to what the campaign manager reads, for every row of both error tables and in every format. */
@HopperflowTest
@Tag("chaos")
class ErrorRowsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Their sentence is the template's, which they pause or end (TemplateLifeTest). */
    private static final List<String> OF_THE_TEMPLATE = List.of("132015", "132016");

    /** They come with HTTP 503, which is Kaleyra's word for too many calls at once. */
    private static final List<String> TOO_MANY_AT_ONCE = List.of("2", "133004");

    /** It blames nobody and keeps the whole number waiting (LimitsJourneyTest). */
    private static final String MAINTENANCE = "131057";

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private final long unique = UUID.randomUUID().getMostSignificantBits() >>> 34;
    private final String key = "err" + unique;
    private Api api;
    private String format;
    private String template;
    private List<String> codes;

    /** @param text null: the sandbox's own words */
    private record Row(String code, String text, String errorClass, String retryAfter, String reason) {
    }

    @BeforeEach
    void signIn() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META", "V2"})
    void a_message_that_fails_on_its_way_shows_why_and_what_happens_next(String format) {
        open(format);
        List<Row> rows = rows(row -> true);
        behave(rows, "{\"silent\": true}");
        String campaign = campaign(0, rows.size());
        await().atMost(PATIENCE).until(() -> messageIds(campaign).size() == rows.size());

        Map<String, String> ids = messageIds(campaign);
        // A campaign that is paused tries nobody again meanwhile.
        fail(ids.get(phone(0)), rows.get(0));
        await().atMost(PATIENCE).until(() -> status(campaign).startsWith("PAUSED"));
        for (int i = 1; i < rows.size(); i++) {
            fail(ids.get(phone(i)), rows.get(i));
        }

        // Who is tried again after half a minute may be under way again before the last one has failed.
        Map<String, Set<String>> seen = new HashMap<>();
        Map<String, String> expected = expected(rows, row -> switch (row.errorClass()) {
            case "PERMANENT", "CONFIG" -> "CLOSED: " + row.reason();
            default -> (row.retryAfter().isEmpty() ? "RETRY when asked: " : "RETRY later: ") + row.reason();
        });
        await().atMost(PATIENCE).untilAsserted(() -> {
            shown(campaign).forEach((phone, state) -> seen.computeIfAbsent(phone, first -> new HashSet<>()).add(state));
            assertThat(expected).allSatisfy((phone, state) -> assertThat(seen.get(phone)).contains(state));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"META", "V1", "V2"})
    void a_call_that_is_refused_shows_why_and_what_happens_next(String format) {
        open(format);
        List<Row> rows = rows(row -> row.text() == null && List.of("PERMANENT", "TEMPORARY").contains(row.errorClass())
                && !row.code().equals(MAINTENANCE)
                && (format.equals("META") || !TOO_MANY_AT_ONCE.contains(row.code())));
        refuse(rows);

        String campaign = campaign(0, rows.size());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown(campaign)).isEqualTo(expected(rows, row ->
                (row.errorClass().equals("PERMANENT") ? "CLOSED: " : "RETRY later: ") + row.reason())));
    }

    /** Each in a campaign of its own: several among the first contacts say that the campaign itself is wrong. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V1"})
    void a_message_that_is_written_wrongly_closes_its_contact(String format) {
        open(format);
        List<Row> rows = rows(row -> row.text() == null && row.errorClass().equals("CONFIG"));
        refuse(rows);

        List<String> campaigns = IntStream.range(0, rows.size()).mapToObj(i -> campaign(i, i + 1)).toList();

        for (int i = 0; i < rows.size(); i++) {
            String campaign = campaigns.get(i);
            String expected = rows.get(i).code() + " CLOSED: " + rows.get(i).reason();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown(campaign).values()).containsExactly(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"META", "V2"})
    void trouble_of_the_account_pauses_the_campaign_and_says_what_to_do(String format) {
        open(format);
        // Kaleyra passes 0 on in webhooks only.
        List<Row> rows = rows(row -> row.text() == null && row.errorClass().equals("ACCOUNT") && !OF_THE_TEMPLATE.contains(row.code())
                && (format.equals("META") || !row.code().equals("0")));
        refuse(rows);

        for (int i = 0; i < rows.size(); i++) {
            String campaign = campaign(i, i + 1);
            // The sandbox of Kaleyra has its own code for a wrong key.
            String reason = !format.equals("META") && rows.get(i).code().equals("190")
                    ? "The SID or the API key is wrong: enter them anew in the account" : rows.get(i).reason();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                    .untilAsserted(() -> assertThat(status(campaign)).isEqualTo("PAUSED: " + reason));
            assertThat(shown(campaign).values()).allSatisfy(entry -> assertThat(entry).contains("PENDING"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"META", "V1", "V2"})
    void a_call_that_came_too_fast_waits_and_goes_again_as_the_same_try(String format) {
        open(format);
        List<Row> rows = rows(row -> row.text() == null && row.errorClass().equals("THROTTLE"));
        refuse(rows);

        String campaign = campaign(0, rows.size());

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(jdbc.sql("""
                select recipient || ' ' || state || ' ' || number || ': ' || reason from attempt where campaign_id = cast(:campaign as uuid)
                   and reason is not null
                """).param("campaign", campaign).query(String.class).list()).containsExactlyInAnyOrderElementsOf(IntStream
                        .range(0, rows.size()).mapToObj(i -> phone(i) + " QUEUED 1: " + rows.get(i).reason()).toList()));
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/stop", "{}").status()).isBetween(200, 299);
    }

    // the rows

    /** The first try's, and for Kaleyra its own beside Meta's. */
    private List<Row> rows(Predicate<Row> wanted) {
        List<Row> rows = new ArrayList<>();
        boolean meta = format.equals("META");
        for (String[] cells : lines("meta-errors.csv")) {
            if (cells[1].equals("1")) {
                String reason = !meta && cells[0].equals("131026") ? "'To' number invalid or WhatsApp account does not exist" : cells[4];
                rows.add(new Row(cells[0], null, cells[2], cells[3], reason));
            }
        }
        for (String[] cells : meta ? List.<String[]>of() : lines("kaleyra-errors.csv")) {
            if (cells[2].equals("1")) {
                rows.add(new Row(cells[0], cells[1], cells[3], cells[4], cells[5]));
            }
        }
        return rows.stream().filter(wanted).toList();
    }

    private static List<String[]> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "decisions", file)).stream().skip(1)
                    .map(line -> line.split("\\|", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> expected(List<Row> rows, Function<Row, String> shown) {
        Map<String, String> expected = new TreeMap<>();
        for (int i = 0; i < rows.size(); i++) {
            expected.put(phone(i), rows.get(i).code() + " " + shown.apply(rows.get(i)));
        }
        return expected;
    }

    // the provider

    private void refuse(List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            api.put("/sandbox/numbers/" + phone(i), "{\"failCode\": " + rows.get(i).code() + ", \"failBy\": \"CALL\"}").expect(200);
        }
        codes = rows.stream().map(Row::code).toList();
    }

    private void behave(List<Row> rows, String behaviour) {
        for (int i = 0; i < rows.size(); i++) {
            api.put("/sandbox/numbers/" + phone(i), behaviour).expect(200);
        }
        codes = rows.stream().map(Row::code).toList();
    }

    /** As the provider tells it: Meta signed, Kaleyra with the token, its own codes in its own shape. */
    private void fail(String messageId, Row row) {
        String words = row.text() == null ? "any words" : row.text();
        String errors = "\"errors\": [{\"code\": %s, \"title\": \"t\", \"error_data\": {\"details\": \"%s\"}}]".formatted(row.code(), words);
        String status = "\"statuses\": [{\"id\": \"%s\", \"status\": \"failed\", %s}]";
        int answer = switch (format) {
            case "META" -> signed("{\"entry\": [{\"changes\": [{\"value\": {" + status.formatted(messageId, errors) + "}}]}]}");
            case "V1" -> tell("{\"status\": \"failed\", \"id\": \"%s:0\", \"code\": \"%s\", \"reason\": \"%s\"}"
                    .formatted(messageId, row.code(), words));
            default -> tell(row.text() == null
                    ? "{\"meta_object\": {\"value\": {" + status.formatted("g", errors) + "}}, \"message_id\": \"" + messageId + "\"}"
                    : "{\"code\": \"%s\", \"status\": \"not sent\", \"reason\": \"%s\", \"message_id\": \"%s\"}"
                            .formatted(row.code(), words, messageId));
        };
        assertThat(answer).isEqualTo(200);
    }

    private int signed(String body) {
        try {
            return Signed.webhook(port, key, "secret", body);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int tell(String body) {
        return api.post("/webhooks/kaleyra/" + key + "/hook-" + key, body).status();
    }

    // the shop

    private void open(String which) {
        format = which;
        api.post("/api/v1/accounts", which.equals("META") ? """
                {"key": "%1$s", "name": "Shop", "provider": "META", "phoneNumber": "3908%2$010d", "messagesPerSecond": 500,
                 "credentials": {"phoneNumberId": "n%1$s", "wabaId": "w%1$s", "appId": "a%1$s", "accessToken": "token",
                                 "appSecret": "secret", "verifyToken": "verify"}}
                """.formatted(key, unique) : """
                {"key": "%1$s", "name": "Shop", "provider": "KALEYRA", "phoneNumber": "3908%2$010d", "messagesPerSecond": 500,
                 "credentials": {"apiVersion": "%3$s", "host": "api.eu.kaleyra.io", "sid": "HX%1$s", "apiKey": "key", "wabaId": "w%1$s",
                                 "webhookToken": "hook-%1$s"}}
                """.formatted(key, unique, which)).expect(201);
        template = api.post("/api/v1/templates", """
                {"accountKey": "%s", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "body": "Our spring collection has arrived. Shall we put something aside for you?"}
                """.formatted(key)).expect(201).id();
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/templates/" + template).json().path("status").asText().equals("APPROVED"));
    }

    /** To the numbers from one up to, not including, another. */
    private String campaign(int from, int to) {
        String rows = IntStream.range(from, to).mapToObj(this::phone).collect(Collectors.joining("\n"));
        String list = api.post("/api/v1/lists", "{\"name\": \"Customers\"}").expect(201).id();
        String job = api.post("/api/v1/lists/" + list + "/import", "text/csv", "phone\n" + rows + "\n").expect(202).id();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> api.get("/api/v1/imports/" + job).json().path("state").asText().equals("DONE"));
        String campaign = api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"}
                """.formatted(key, template)).expect(201).id();
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + list + "\"}").expect(201);
        return campaign;
    }

    private String status(String campaign) {
        JsonNode shown = api.get("/api/v1/campaigns/" + campaign).expect(200).json();
        return shown.path("status").asText() + ": " + shown.path("statusReason").asText();
    }

    /** By number. */
    private Map<String, String> messageIds(String campaign) {
        Map<String, String> ids = new LinkedHashMap<>();
        jdbc.sql("""
                select recipient, provider_message_id from attempt
                 where campaign_id = cast(:campaign as uuid) and provider_message_id is not null
                """).param("campaign", campaign).query((row, number) -> ids.put(row.getString(1), row.getString(2))).list();
        return ids;
    }

    /** What the hopper shows, by number, with the code that the number has. */
    private Map<String, String> shown(String campaign) {
        Map<String, String> shown = new TreeMap<>();
        api.get("/api/v1/campaigns/" + campaign + "/hopper/entries?limit=500").expect(200).json().path("items").forEach(entry -> {
            String next = entry.hasNonNull("nextRetryAt") ? " later" : " when asked";
            shown.put(entry.path("phone").asText(), codeOf(entry.path("phone").asText()) + " " + entry.path("status").asText()
                    + (entry.path("status").asText().equals("RETRY") ? next : "") + ": " + entry.path("reason").asText());
        });
        return shown;
    }

    private String codeOf(String phone) {
        return codes.get(IntStream.range(0, codes.size()).filter(i -> phone(i).equals(phone)).findFirst().orElseThrow());
    }

    private String phone(int last) {
        return "39" + String.format("%07d%03d", unique % 10_000_000L, last);
    }
}
