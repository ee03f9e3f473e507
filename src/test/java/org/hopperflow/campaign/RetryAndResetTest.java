package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is tried again and what is not, what a reset does, and who waits for a customer's other conversation. */
@HopperflowTest
class RetryAndResetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WITH_CAMPAIGN = "Contact has an open interaction with another campaign";
    private static final String WITH_AGENT = "Contact has an open interaction with an agent";

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private World world;
    private Api api;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void a_retry_takes_temporary_failures_and_leaves_permanent_ones() {
        world.behaves(world.phone(1), "{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}");
        world.behaves(world.phone(2), "{\"failCode\": 131026, \"failBy\": \"CALL\", \"failTimes\": 1}");
        world.behaves(world.phone(3), "{}");
        String campaign = sentTo(1, 2, 3);
        await().atMost(PATIENCE).until(() -> status(campaign, 1).equals("RETRY") && status(campaign, 2).equals("CLOSED"));

        assertThat(retry(campaign, "").json().path("retried").asInt()).isEqualTo(1);

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.history(campaign)).hasSize(4));
        assertThat(world.entry(campaign, world.phone(1)).path("attempts").asInt()).isEqualTo(2);
        assertThat(world.entry(campaign, world.phone(2)).path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void a_retry_for_a_reason_takes_those_that_show_it() {
        world.behaves(world.phone(1), "{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n123\n"));
        await().atMost(PATIENCE).until(() -> status(campaign, 1).equals("RETRY") && world.hopper(campaign).path("pending").asInt() == 1);
        String reason = world.entry(campaign, world.phone(1)).path("reason").asText();

        assertThat(retry(campaign, "{\"reason\": \"no such reason\"}").json().path("retried").asInt()).isZero();
        assertThat(retry(campaign, "{\"reason\": \"" + reason + "\"}").json().path("retried").asInt()).isEqualTo(1);

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/retry", "{\"reason\": \" \"}").expect(400).json().at("/errors/0/field")
                .asText()).isEqualTo("reason");
    }

    @Test
    void a_temporary_failure_is_tried_again_by_itself_when_the_decision_table_says_so() {
        world.behaves(world.phone(1), "{\"failCode\": 131016, \"failBy\": \"CALL\", \"failTimes\": 2}");
        String campaign = sentTo(1);
        await().atMost(PATIENCE).until(() -> status(campaign, 1).equals("RETRY"));
        assertThat(waitsFor(campaign)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));

        api.post("/sandbox/clock", "{\"advance\": \"PT31S\"}").expect(200);
        await().atMost(PATIENCE).until(() -> {
            JsonNode entry = world.entry(campaign, world.phone(1));
            return entry.path("attempts").asInt() == 2 && entry.path("status").asText().equals("RETRY") && entry.hasNonNull("nextRetryAt");
        });
        assertThat(waitsFor(campaign)).isBetween(Duration.ofSeconds(31), Duration.ofSeconds(60));

        api.post("/sandbox/clock", "{\"advance\": \"PT61S\"}").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    private Duration waitsFor(String campaign) {
        return Duration.between(Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText()),
                Instant.parse(world.entry(campaign, world.phone(1)).path("nextRetryAt").asText()));
    }

    @Test
    void nothing_is_tried_again_once_the_campaign_is_over() {
        world.behaves(world.phone(1), "{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}");
        Instant now = Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
        String campaign = world.campaign(", \"endAt\": \"" + now.plus(Duration.ofDays(1)) + "\"");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        await().atMost(PATIENCE).until(() -> status(campaign, 1).equals("RETRY"));

        api.post("/sandbox/clock", "{\"advance\": \"P1DT1H\"}").expect(200);

        world.awaitEntry(campaign, world.phone(1), "CLOSED", "Campaign ended");
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/retry", "").expect(409).code()).isEqualTo("campaign-completed");
        assertThat(world.received(world.phone(1))).isZero();
    }

    @Test
    void entries_are_paged_by_status_and_reason() {
        String campaign = world.campaign("");
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        fill(campaign, "CLOSED", "Answered", 5);
        fill(campaign, "CLOSED", "Message Undeliverable", 2);
        fill(campaign, "RETRY", "Answered", 1);
        fill(campaign, "FRESH", null, 3);

        assertThat(pages(campaign, "status=CLOSED&reason=Answered", 2)).containsExactly(2, 2, 1);
        assertThat(pages(campaign, "reason=Answered", 4)).containsExactly(4, 2);
        assertThat(pages(campaign, "status=CLOSED", 4)).containsExactly(4, 3);
        assertThat(pages(campaign, "reason=" + URLEncoder.encode("Message Undeliverable", StandardCharsets.UTF_8), 4)).containsExactly(2);
        assertThat(pages(campaign, "status=FRESH&reason=Answered", 4)).containsExactly(0);
        assertThat(pages(campaign, "", 500)).containsExactly(11);
    }

    @Test
    void a_reset_tells_its_consequences_first() {
        String campaign = world.campaign("");
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        fill(campaign, "CLOSED", "Answered", 5);
        fill(campaign, "RETRY", "Busy", 2);
        fill(campaign, "PENDING", "Held", 1);
        fill(campaign, "FRESH", null, 4);

        JsonNode problem = api.post("/api/v1/campaigns/" + campaign + "/reset", "{}").expect(409).json();

        assertThat(problem.path("code").asText()).isEqualTo("confirmation-required");
        assertThat(problem.path("detail").asText())
                .contains("puts 8 contacts back to fresh", "5 that are closed, 1 that are pending and 2 that wait for their retry");
        assertThat(world.hopper(campaign).path("fresh").asInt()).isEqualTo(4);
    }

    @Test
    void a_reset_cancels_what_waits_keeps_the_history_and_writes_to_no_suppressed_number() {
        String campaign = sentTo(1, 2);
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 2);
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        api.post("/api/v1/suppressions", "{\"phone\": \"" + world.phone(2) + "\"}").expect(201);

        JsonNode done = api.post("/api/v1/campaigns/" + campaign + "/reset", "{\"confirm\": true}").expect(200).json();

        assertThat(done.path("reset").asInt()).isEqualTo(2);
        assertThat(world.hopper(campaign).path("fresh").asInt()).isEqualTo(2);
        assertThat(world.interactions("OPEN")).isEmpty();
        assertThat(world.history(campaign)).hasSize(2);
        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 2);
        world.awaitEntry(campaign, world.phone(2), "CLOSED", "The number is suppressed");
        assertThat(world.received(world.phone(2))).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 3);
    }

    @Test
    void who_is_in_another_conversation_waits_until_that_one_closes_and_is_then_written_to() {
        String first = sentTo(1);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        String second = sentTo(1);
        world.awaitEntry(second, world.phone(1), "PENDING", WITH_CAMPAIGN);
        assertThat(world.received(world.phone(1))).isEqualTo(1);

        api.post("/api/v1/campaigns/" + first + "/stop", "").expect(200);
        api.delete("/api/v1/campaigns/" + first).expect(204);

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 2);
        world.awaitEntry(second, world.phone(1), "PENDING", "");
    }

    @Test
    void an_agents_conversation_is_waited_for_as_well() {
        world.behaves(world.phone(1), "{\"answer\": {\"type\": \"TEXT\", \"text\": \"Hello?\"}, \"afterMillis\": 50}");
        String first = sentTo(1);
        world.awaitEntry(first, world.phone(1), "CLOSED", "Answered");
        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").size() == 1);
        world.behaves(world.phone(1), "{}");

        String second = sentTo(1);
        world.awaitEntry(second, world.phone(1), "PENDING", WITH_AGENT);

        api.post("/api/v1/interactions/" + world.interactions("OPEN").get(0).path("id").asText() + "/close", "{\"disposition\": \"done\"}")
                .expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 2);
    }

    @Test
    void a_campaign_that_includes_active_interactions_waits_for_none() {
        sentTo(1);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);

        String second = world.campaign(", \"includeActiveInteractions\": true");
        world.add(second, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 2);
    }

    private String sentTo(int... customers) {
        StringBuilder csv = new StringBuilder("phone\n");
        for (int customer : customers) {
            csv.append(world.phone(customer)).append('\n');
        }
        String campaign = world.campaign("");
        world.add(campaign, world.list(csv.toString()));
        return campaign;
    }

    private Api.Answer retry(String campaign, String body) {
        return api.post("/api/v1/campaigns/" + campaign + "/retry", body).expect(200);
    }

    private String status(String campaign, int customer) {
        return world.entry(campaign, world.phone(customer)).path("status").asText();
    }

    private List<Integer> pages(String campaign, String filter, int limit) {
        List<Integer> sizes = new ArrayList<>();
        String after = "";
        do {
            String query = "?limit=" + limit + "&" + filter + after;
            JsonNode page = api.get("/api/v1/campaigns/" + campaign + "/hopper/entries" + query).expect(200).json();
            sizes.add(page.path("items").size());
            after = page.hasNonNull("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
        return sizes;
    }

    private void fill(String campaign, String status, String reason, int some) {
        jdbc.sql("""
                insert into hopper_entry (id, campaign_id, account_key, contact_id, phone, status, reason)
                select gen_random_uuid(), cast(:id as uuid), :account, gen_random_uuid(), '39000', :status, :reason
                  from generate_series(1, :some)
                """).param("id", campaign).param("account", world.key).param("status", status).param("reason", reason).param("some", some)
                .update();
    }
}
