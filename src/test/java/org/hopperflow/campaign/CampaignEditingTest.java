package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What may be changed of a campaign after it was saved, and what becomes of a copy of it: one shop for all, each with its own campaign. */
@HopperflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignEditingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;

    private World world;
    private Api api;

    @BeforeAll
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name | \"Summer\"",
        "messagesPerSecond | 7",
        "messagesPerSecond | null",
        "responseTimeoutDays | 5",
        "historyDuplicateDays | 3",
        "historyDuplicateDays | null",
        "includeActiveInteractions | true",
        "closeOnQuickReply | true",
        "onUnconfirmed | \"RESEND\"",
        "endAt | null",
        "sendingInterval | {\"timeZone\":\"Europe/Rome\",\"weekly\":[{\"day\":\"MON\",\"from\":\"09:00:00\",\"to\":\"18:00:00\"}],"
            + "\"exclude\":[]}",
        "sendingInterval | null"})
    void while_it_runs_a_campaign_takes_a_new(String field, String value) {
        String path = running(", \"messagesPerSecond\": 3, \"historyDuplicateDays\": 2, \"responseTimeoutDays\": 2");

        JsonNode changed = api.patch(path, "{\"" + field + "\": " + value + "}").expect(200).json();

        assertThat(shown(changed, field)).isEqualTo(value);
        assertThat(shown(api.get(path).expect(200).json(), field)).isEqualTo(value);
        assertThat(changed.path("status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void what_is_not_named_stays() {
        String path = running(", \"messagesPerSecond\": 3, \"historyDuplicateDays\": 2, \"closeOnQuickReply\": true");

        JsonNode changed = api.patch(path, "{\"responseTimeoutDays\": 4}").expect(200).json();

        assertThat(changed.path("name").asText()).isEqualTo("Spring");
        assertThat(changed.path("messagesPerSecond").asInt()).isEqualTo(3);
        assertThat(changed.path("historyDuplicateDays").asInt()).isEqualTo(2);
        assertThat(changed.path("closeOnQuickReply").asBoolean()).isTrue();
        assertThat(changed.path("responseTimeoutDays").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "templateId | \"x\" | one template",
        "accountKey | \"other\" | customers answer",
        "flow | \"other\" | contacts stand in the flow",
        "startAt | \"2099-01-01T00:00:00Z\" | only a campaign that is SCHEDULED",
        "status | \"STOPPED\" | no field"})
    void while_it_runs_a_campaign_refuses_another(String field, String value, String why) {
        JsonNode error = api.patch(running(""), "{\"name\": \"New\", \"" + field + "\": " + value + "}").expect(400).json().at("/errors/0");

        assertThat(error.path("field").asText() + " " + error.path("code").asText()).isEqualTo(field + " not-editable");
        assertThat(error.path("message").asText()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name | null | required",
        "name | 5 | ok",
        "responseTimeoutDays | 0 | too-small",
        "responseTimeoutDays | \"many\" | invalid-value",
        "historyDuplicateDays | 8 | out-of-range",
        "messagesPerSecond | 0 | too-small",
        "onUnconfirmed | \"ASK\" | invalid-value",
        "includeActiveInteractions | \"perhaps\" | invalid-value",
        "endAt | \"2001-01-01T00:00:00Z\" | before-start"})
    void the_rules_are_those_of_a_new_campaign(String field, String value, String code) {
        Api.Answer answer = api.patch(running(""), "{\"" + field + "\": " + value + "}");

        if (code.equals("ok")) {
            answer.expect(200);
        } else {
            JsonNode error = answer.expect(400).json().at("/errors/0");
            assertThat(error.path("field").asText() + " " + error.path("code").asText()).isEqualTo(field + " " + code);
        }
    }

    @Test
    void a_completed_campaign_takes_a_new_name_only() {
        api.post("/api/v1/suppressions", "{\"phone\": \"" + world.phone(1) + "\"}").expect(201);
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        String path = "/api/v1/campaigns/" + campaign;
        await().atMost(PATIENCE).until(() -> api.get(path).json().path("status").asText().equals("COMPLETED"));

        api.patch(path, "{\"name\": \"Done\"}").expect(200);

        assertThat(wrong(path, "{\"messagesPerSecond\": 5}")).isEqualTo("not-editable");
    }

    @Test
    void a_start_to_come_can_be_moved_but_not_behind_the_end() {
        Instant now = now();
        String path = running(", \"startAt\": \"%s\", \"endAt\": \"%s\"".formatted(now.plus(Duration.ofDays(20)), now.plus(Duration.ofDays(30))));
        String earlier = now.plus(Duration.ofDays(10)).toString();

        assertThat(api.patch(path, "{\"startAt\": \"" + earlier + "\"}").expect(200).json().path("startAt").asText()).isEqualTo(earlier);

        assertThat(wrong(path, "{\"startAt\": \"" + now.plus(Duration.ofDays(40)) + "\"}")).isEqualTo("before-start");
        assertThat(wrong(path, "{\"startAt\": null}")).isEqualTo("required");
        assertThat(wrong(path, "{\"startAt\": \"" + now.minusSeconds(60) + "\"}")).isEqualTo("in-the-past");
        api.post(path + "/stop", "").expect(200);
    }

    @Test
    void new_hours_close_a_running_campaign_at_once() {
        String campaign = world.campaign("");
        DayOfWeek tomorrow = now().atZone(ZoneOffset.UTC).getDayOfWeek().plus(1);
        api.patch("/api/v1/campaigns/" + campaign, """
                {"sendingInterval": {"timeZone": "UTC", "weekly": [{"day": "%s", "from": "09:00", "to": "18:00"}]}}
                """.formatted(tomorrow.name().substring(0, 3))).expect(200);
        world.add(campaign, world.list("phone\n" + world.phone(2) + "\n"));

        await().atMost(PATIENCE).until(() -> api.get("/api/v1/campaigns/" + campaign).json().path("statusReason").asText()
                .equals("Outside its sending hours"));
        assertThat(world.received(world.phone(2))).isZero();

        api.patch("/api/v1/campaigns/" + campaign, "{\"sendingInterval\": null}").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
    }

    @Test
    void a_clone_has_the_same_options_no_entries_and_sends_nothing_until_it_is_resumed() {
        String original = world.campaign(", \"messagesPerSecond\": 3, \"historyDuplicateDays\": 2, \"responseTimeoutDays\": 4, "
                + "\"includeActiveInteractions\": true, \"closeOnQuickReply\": true, \"onUnconfirmed\": \"RESEND\", \"startAt\": \""
                + now().plus(Duration.ofDays(2)) + "\"");
        world.add(original, world.list("phone\n" + world.phone(3) + "\n"));
        api.post("/api/v1/campaigns/" + original + "/stop", "").expect(200);

        String clone = api.post("/api/v1/campaigns/" + original + "/clone", "").expect(201).id();

        JsonNode shown = api.get("/api/v1/campaigns/" + clone).expect(200).json();
        assertThat(shown.path("name").asText()).isEqualTo("Spring (copy)");
        assertThat(shown.path("status").asText()).isEqualTo("STOPPED");
        assertThat(shown.has("startAt")).isFalse();
        List.of("accountKey", "templateId", "flow", "messagesPerSecond", "historyDuplicateDays", "responseTimeoutDays",
                "includeActiveInteractions", "closeOnQuickReply", "onUnconfirmed").forEach(field -> assertThat(shown.path(field)).as(field)
                        .isEqualTo(api.get("/api/v1/campaigns/" + original).json().path(field)));
        assertThat(world.hopper(clone).path("total").asInt()).isZero();
    }

    @Test
    void a_clone_with_the_lists_has_their_contacts_and_goes_when_it_is_resumed() {
        String original = world.campaign("");
        api.post("/api/v1/campaigns/" + original + "/stop", "").expect(200);
        world.add(original, world.list("phone\n" + world.phone(4) + "\n"));

        String clone = api.post("/api/v1/campaigns/" + original + "/clone", "{\"name\": \"Again\", \"lists\": true}").expect(201).id();
        assertThat(world.hopper(clone).path("fresh").asInt()).isEqualTo(1);
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> world.received(world.phone(4)) == 0);

        api.post("/api/v1/campaigns/" + clone + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(4)) == 1);
        assertThat(api.get("/api/v1/campaigns/" + clone).json().path("name").asText()).isEqualTo("Again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"\"}", "{\"name\": \"a\\u0000\"}"})
    void a_clone_needs_a_name_if_any(String body) {
        String original = world.campaign("");

        assertThat(api.post("/api/v1/campaigns/" + original + "/clone", body).expect(400).json().at("/errors/0/field").asText())
                .isEqualTo("name");
    }

    @Test
    void an_unknown_campaign_is_not_cloned() {
        assertThat(api.post("/api/v1/campaigns/" + UUID.randomUUID() + "/clone", "").expect(404).code()).isEqualTo("campaign-not-found");
    }

    private String running(String options) {
        return "/api/v1/campaigns/" + world.campaign(options);
    }

    /** What is null is left out. */
    private static String shown(JsonNode campaign, String field) {
        return campaign.has(field) ? campaign.path(field).toString() : "null";
    }

    private String wrong(String path, String changes) {
        return api.patch(path, changes).expect(400).json().at("/errors/0/code").asText();
    }

    private Instant now() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText()).truncatedTo(ChronoUnit.SECONDS);
    }
}
