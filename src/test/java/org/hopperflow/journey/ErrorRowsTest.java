package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.journey.ErrorCase.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From a provider's no to what the campaign manager reads, for every row of both error tables: as the answer to a call, and as the news
 * that a message failed on its way. A customer for each error, a try for each row.
 */
@HopperflowTest
class ErrorRowsTest {

    private static final Duration OFTEN = Duration.ofMillis(50);
    /** Who is tried again sooner may be on the way again before anybody looks. */
    private static final Duration SEEN_FOR_SURE = Duration.ofSeconds(30);
    private static final List<Duration> WAITS = Stream.of("PT30S", "PT1M", "PT2M", "PT4M", "PT5M", "PT6M", "PT8M", "PT10M", "PT15M", "PT30M",
            "P1D").map(Duration::parse).toList();
    /** Their sentence is the template's, which they pause or end. */
    private static final Pattern OF_THE_TEMPLATE = Pattern.compile("13201[56]");
    /** As the answer to a call it blames nobody and keeps the whole number waiting (LimitsJourneyTest). */
    private static final String MAINTENANCE = "131057";

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private ErrorShop shop;
    private List<ErrorCase> cases;
    private String campaign;

    private void open(String format, Predicate<ErrorCase> wanted) {
        shop = new ErrorShop(port, jdbc, format);
        cases = shop.cases().stream().filter(wanted).toList();
        campaign = shop.campaign();
    }

    /** One customer comes first and has no trouble: messages that are refused from the very first on would stop the campaign. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V1"})
    void a_call_that_is_refused_shows_why_and_what_happens_next(String format) {
        open(format, error -> error.code() != null && !error.becomes("ACCOUNT") && !error.becomes("THROTTLE")
                && !MAINTENANCE.equals(error.code()));
        shop.add(campaign, cases.size(), cases.size() + 1);
        await().atMost(ErrorShop.PATIENCE).pollInterval(OFTEN).until(() -> sent().size() == 1);
        for (int i = 0; i < cases.size(); i++) {
            shop.behaves(i, cases.get(i).behaviour("CALL"));
        }

        followEachTry();
    }

    /** No call is refused without a code or a status; a message may fail without either. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V1", "V2"})
    void a_failure_that_nobody_explains_is_tried_again_three_times(String format) {
        open(format, error -> error.code() == null);
        shop.behaves(0, cases.get(0).behaviour("WEBHOOK"));

        followEachTry();
    }

    /** They arrive when everything is sent. The first is about the account, so that nobody is tried again meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V1", "V2"})
    void a_message_that_fails_on_its_way_shows_why_and_what_happens_next(String format) {
        open(format, error -> !error.isAStatus());
        for (int i = 0; i < cases.size(); i++) {
            shop.behaves(i, "{\"silent\": true}");
        }
        shop.add(campaign, 0, cases.size());
        await().atMost(ErrorShop.PATIENCE).pollInterval(OFTEN).until(() -> sent().size() == cases.size());
        int first = IntStream.range(0, cases.size()).filter(i -> cases.get(i).becomes("ACCOUNT")).findFirst().orElseThrow();
        Map<String, ErrorCase> failures = new LinkedHashMap<>();
        IntStream.range(0, cases.size()).filter(i -> i != first).forEach(i -> failures.put(sent().get(shop.phone(i)), cases.get(i)));

        Instant begun = shop.now();
        shop.fail(Map.of(sent().get(shop.phone(first)), cases.get(first)));
        shop.awaitStatus(campaign, "PAUSED: " + cases.get(first).at(1).reason());
        shop.fail(failures);

        awaitTry(1, begun);
    }

    /** One customer meets one trouble after the other, and the campaign is resumed each time. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V2"})
    void trouble_of_the_account_pauses_the_campaign_and_says_what_to_do(String format) {
        open(format, error -> error.at(1).errorClass().equals("ACCOUNT") && !OF_THE_TEMPLATE.matcher(error.code()).matches());

        for (ErrorCase error : cases) {
            shop.behaves(0, error.behaviour("CALL"));
            if (error == cases.get(0)) {
                shop.add(campaign, 0, 1);
            } else {
                shop.order(campaign, "resume");
            }
            shop.awaitStatus(campaign, "PAUSED: " + error.at(1).reason());
            keptFor(error.at(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"META", "V1"})
    void trouble_of_the_template_pauses_the_campaign_until_the_template_is_mended(String format) {
        open(format, error -> error.code() != null && OF_THE_TEMPLATE.matcher(error.code()).matches());

        for (ErrorCase error : cases) {
            shop.behaves(0, error.behaviour("CALL"));
            if (error == cases.get(0)) {
                shop.add(campaign, 0, 1);
            } else {
                shop.synchronise();
            }
            String status = error.code().equals("132015") ? "PAUSED" : "DISABLED";
            await().atMost(ErrorShop.PATIENCE).pollInterval(OFTEN).untilAsserted(() -> assertThat(shop.status(campaign)).startsWith(
                    "PAUSED: The template \"spring_offer\" (en) is " + status + " at the provider (" + error.code() + ": "
                            + error.at(1).reason() + ")."));
            shop.awaitTemplate(status);
            keptFor(error.at(1));
        }
    }

    /** Only later tries show that it is more than bad luck. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V2"})
    void trouble_that_repeats_becomes_trouble_of_the_account(String format) {
        open(format, error -> error.becomes("ACCOUNT") && !error.at(1).errorClass().equals("ACCOUNT"));
        assertThat(cases).extracting(ErrorCase::code).containsExactly("131053");
        shop.behaves(0, cases.get(0).behaviour("CALL"));

        followTry(1);
        followTry(2);
        shop.order(campaign, "retry");

        shop.awaitStatus(campaign, "PAUSED: " + cases.get(0).at(3).reason());
    }

    /** A shop for each: whoever met a limit leaves the others of the account waiting. */
    @ParameterizedTest
    @ValueSource(strings = {"META", "V1", "V2"})
    void a_call_that_came_too_fast_waits_and_goes_again_as_the_same_try(String format) {
        for (ErrorCase fast : ErrorCase.of(format.equals("META")).stream().filter(error -> error.becomes("THROTTLE")).toList()) {
            open(format, fast::equals);
            shop.behaves(0, fast.behaviour("CALL"));

            shop.add(campaign, 0, 1);

            Row row = fast.at(1);
            await().atMost(ErrorShop.PATIENCE).pollInterval(OFTEN).untilAsserted(() -> assertThat(shop.tries(campaign).values())
                    .extracting(one -> one.state() + " " + one.waits() + ": " + one.reason())
                    .containsExactly("QUEUED " + row.retryAfter().toSeconds() + ": " + row.reason()));
            assertThat(shop.hopper(campaign).values()).extracting(ErrorShop::shown).containsOnly("PENDING: ");
            stop();
        }
    }

    @AfterEach
    void stop() {
        if (!shop.status(campaign).startsWith("COMPLETED")) {
            shop.api.post("/api/v1/campaigns/" + campaign + "/stop", "{}");
        }
    }

    private void keptFor(Row row) {
        assertThat(shop.hopper(campaign).values()).extracting(ErrorShop::shown).containsExactly("PENDING: ");
        assertThat(shop.tries(campaign)).hasSize(1).allSatisfy((key, one) -> {
            assertThat(one.state()).isEqualTo("QUEUED");
            assertThat(one.reason()).isEqualTo(row.reason());
        });
    }

    private void followEachTry() {
        int most = cases.stream().mapToInt(ErrorCase::tries).max().orElseThrow();
        for (int attempt = 1; attempt <= most; attempt++) {
            followTry(attempt);
        }
    }

    private void followTry(int attempt) {
        Instant begun = shop.now();
        if (attempt == 1) {
            shop.add(campaign, 0, cases.size());
        } else {
            shop.order(campaign, "retry");
        }
        awaitTry(attempt, begun);
    }

    /** Of each customer of whose try with this number the table says something. */
    private void awaitTry(int attempt, Instant begun) {
        Map<String, Set<String>> seen = new HashMap<>();
        await().atMost(ErrorShop.PATIENCE).pollInterval(OFTEN).untilAsserted(() -> {
            Instant now = shop.now();
            shop.hopper(campaign).forEach((phone, entry) -> seen.computeIfAbsent(phone, first -> new HashSet<>())
                    .add(shown(entry, begun, now)));
            Map<String, ErrorShop.Try> tries = shop.tries(campaign);
            for (int i = 0; i < cases.size(); i++) {
                if (cases.get(i).tries() >= attempt) {
                    check(cases.get(i), attempt, tries.get(shop.phone(i) + "/" + attempt), seen.get(shop.phone(i)));
                }
            }
        });
    }

    /** The wait as the table would have it, if it began in this time. */
    private static String shown(JsonNode entry, Instant begun, Instant now) {
        String wait = "";
        if (entry.hasNonNull("nextRetryAt")) {
            Instant next = Instant.parse(entry.path("nextRetryAt").asText());
            wait = WAITS.stream().filter(some -> !next.isBefore(begun.plus(some)) && !next.isAfter(now.plus(some))).findFirst()
                    .map(Duration::toString).orElse("some time");
        }
        return entry.path("attempts").asInt() + " " + entry.path("status").asText() + " " + wait + ": " + entry.path("reason").asText();
    }

    private static void check(ErrorCase error, int attempt, ErrorShop.Try made, Set<String> seen) {
        Row row = error.at(attempt);
        boolean closed = List.of("PERMANENT", "CONFIG").contains(row.errorClass());
        assertThat(made).as(error::toString).isNotNull();
        assertThat(made.code()).as(error::toString).isEqualTo(error.code());
        assertThat(made.reason()).as(error::toString).isEqualTo(row.reason());
        if (row.retryAfter() == null || row.retryAfter().compareTo(SEEN_FOR_SURE) >= 0) {
            assertThat(seen).as(error::toString).contains(attempt + (closed ? " CLOSED " : " RETRY ")
                    + (row.retryAfter() == null ? "" : row.retryAfter()) + ": " + row.reason());
        }
    }

    /** What the provider calls the messages it took, by number. */
    private Map<String, String> sent() {
        Map<String, String> ids = new HashMap<>();
        shop.tries(campaign).forEach((key, one) -> {
            if (one.messageId() != null) {
                ids.put(key.split("/")[0], one.messageId());
            }
        });
        return ids;
    }
}
