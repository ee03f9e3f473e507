package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider is asked before it is needed: at a start, at a resume, and once an hour. */
@HopperflowTest
class ProviderHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
    void a_blocked_account_starts_and_resumes_no_campaign_and_says_why() {
        String running = world.campaign("");
        api.post("/api/v1/campaigns/" + running + "/stop", "").expect(200);
        is("{\"canSend\": \"BLOCKED\"}");

        Api.Answer refused = api.post("/api/v1/campaigns/" + running + "/resume", "").expect(409);

        assertThat(refused.code()).isEqualTo("provider-not-ready");
        assertThat(refused.json().path("detail").asText()).contains("payment method", "Add a valid payment method");
        assertThat(start("").expect(409).code()).isEqualTo("provider-not-ready");
        assertThat(start(", \"responseTimeoutDays\": -1").expect(400).code()).as("its own faults first").isEqualTo("invalid-input");
        assertThat(account().at("/health/canSend").asText()).isEqualTo("NO");
        assertThat(account().at("/health/problems/0").asText()).contains("payment method");
        assertThat(account().path("notices").findValuesAsText("code")).contains("health");

        is("{}");
        api.post("/api/v1/campaigns/" + running + "/resume", "").expect(200);
        assertThat(account().at("/health/canSend").asText()).isEqualTo("YES");
        assertThat(account().path("quality").asText()).isEqualTo("GREEN");
    }

    @Test
    void a_campaign_whose_start_date_comes_is_paused_when_its_provider_says_no_before_it_writes_to_anybody() {
        is("{\"canSend\": \"BLOCKED\"}");

        String campaign = world.campaign(", \"startAt\": \"" + world.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS) + "\"");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode now = api.get("/api/v1/campaigns/" + campaign).json();
            assertThat(now.path("status").asText()).isEqualTo("PAUSED");
            assertThat(now.path("statusReason").asText()).contains("payment method");
        });
        assertThat(world.hopper(campaign).path("fresh").asInt()).as("not even taken").isEqualTo(1);
        assertThat(world.received(world.phone(1))).isZero();

        is("{}");
        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    @Test
    void a_campaign_whose_start_date_comes_sends_when_its_provider_has_nothing_against_it() {
        String campaign = world.campaign(", \"startAt\": \"" + world.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS) + "\"");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        JsonNode now = api.get("/api/v1/campaigns/" + campaign).json();
        assertThat(now.path("status").asText()).isEqualTo("RUNNING");
        assertThat(now.has("statusReason")).isFalse();
    }

    @Test
    void a_campaign_whose_question_got_lost_with_its_node_is_asked_about_again() {
        String campaign = world.campaign("");
        jdbc.sql("update campaign set ask_since = :long where id = cast(:id as uuid)")
                .param("long", world.now().minus(Duration.ofMinutes(3)).atOffset(ZoneOffset.UTC)).param("id", campaign).update();
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    @Test
    void a_completed_campaign_is_not_run_again_by_a_reset_while_its_provider_says_no() {
        world.behaves(world.phone(1), "{\"failCode\": 131026, \"failBy\": \"CALL\"}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/campaigns/" + campaign).json().path("status").asText().equals("COMPLETED"));
        is("{\"canSend\": \"BLOCKED\"}");

        Api.Answer refused = api.post("/api/v1/campaigns/" + campaign + "/reset", "{\"confirm\": true}").expect(409);

        assertThat(refused.code()).isEqualTo("provider-not-ready");
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/reset", "{}").expect(409).code()).isEqualTo("confirmation-required");
        assertThat(world.hopper(campaign).path("closed").asInt()).isEqualTo(1);
        assertThat(api.get("/api/v1/campaigns/" + campaign).json().path("status").asText()).isEqualTo("COMPLETED");

        is("{}");
        world.behaves(world.phone(1), "{}");
        api.post("/api/v1/campaigns/" + campaign + "/reset", "{\"confirm\": true}").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    @Test
    void a_token_that_runs_out_is_seen_within_the_hour() {
        Instant end = world.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        is("{\"tokenExpiresAt\": \"" + end + "\"}");

        anHourLater();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(account().at("/health/tokenExpiresAt").asText()).isEqualTo(end.toString()));
        assertThat(account().at("/health/canSend").asText()).isEqualTo("LIMITED");
        assertThat(account().at("/health/problems/0").asText()).startsWith("The access token expires at " + end);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.get("/actuator/prometheus").body())
                .contains("hopper_account_health{account=\"" + world.key + "\"} 0.5"));
        start("").expect(201);

        is("{\"tokenValid\": false}");
        assertThat(start("").expect(409).json().path("detail").asText()).contains("The access token is invalid or has expired");
    }

    @Test
    void a_new_token_counts_at_once() {
        api.patch("/api/v1/accounts/" + world.key, "{\"credentials\": {\"accessToken\": \"another-token\"}}").expect(200);

        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        assertThat(account().toString()).doesNotContain("another-token");
    }

    @Test
    void a_customer_sees_that_an_agent_who_answers_has_read_unless_the_account_wants_it_hidden() throws Exception {
        String first = wrote(1);
        answer(1);
        await().atMost(PATIENCE).until(() -> isRead(first));

        api.patch("/api/v1/accounts/" + world.key, "{\"markAsRead\": false}").expect(200);
        String second = wrote(2);
        answer(2);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> !isRead(second));
    }

    private String wrote(int last) throws Exception {
        String id = "wamid." + world.key + last;
        int before = world.interactions("OPEN").size();
        assertThat(Signed.webhook(port, world.key, "secret", """
                {"object":"whatsapp_business_account","entry":[{"id":"w%s","changes":[{"field":"messages","value":{"messages":[
                 {"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"Hello"}}]}}]}]}
                """.formatted(world.key, world.phone(last), id, world.now().getEpochSecond()))).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").size() == before + 1);
        return id;
    }

    private void answer(int last) {
        for (JsonNode open : world.interactions("OPEN")) {
            if (open.path("phone").asText().equals(world.phone(last))) {
                api.post("/api/v1/interactions/" + open.path("id").asText() + "/messages", "{\"type\": \"text\", \"text\": \"Hi\"}")
                        .expect(201);
            }
        }
    }

    private boolean isRead(String message) {
        return api.get("/sandbox/read?messageId=" + message).expect(200).json().path("read").asBoolean();
    }

    /** For this account alone, so that nobody else's clock jumps. */
    private void anHourLater() {
        jdbc.sql("update account_condition set asked_at = asked_at - interval '61 minutes' where account_key = :key").param("key",
                world.key).update();
    }

    private void is(String health) {
        api.put("/sandbox/health/" + world.key, health).expect(204);
    }

    private JsonNode account() {
        return api.get("/api/v1/accounts/" + world.key).expect(200).json();
    }

    private Api.Answer start(String more) {
        return api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"%s}
                """.formatted(world.key, world.template, more));
    }
}
