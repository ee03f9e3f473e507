package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hopperflow.campaign.OtherDispatcher;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.provider.Circle;
import org.hopperflow.provider.UsageTold;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What the provider's limits do to campaigns, from outside over HTTP. */
@HopperflowTest
class LimitsJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @LocalServerPort int port;
    @Autowired ApplicationContext rooms;
    private World world;
    private Api api;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void a_throttled_number_slows_down_shows_it_and_sends_the_message_later() {
        world.behaves(world.phone(1), "{\"failCode\": 130429, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = campaignWith(1, "");

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);

        JsonNode pace = api.get("/api/v1/accounts/" + world.key + "/pace").expect(200).json();
        assertThat(pace.path("messagesPerSecond").asInt()).isEqualTo(500);
        assertThat(pace.path("effective").asInt()).isBetween(250, 450);
        assertThat(pace.path("reason").asText()).isEqualTo("The number's messages per second are used up");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.history(campaign)).as("no try was used up").hasSize(1));
    }

    @Test
    void a_limit_of_the_business_account_slows_its_other_numbers_down_and_no_others() {
        String sister = account("sister" + world.key, "w" + world.key, "another");
        String cousin = account("cousin" + world.key, "another" + world.key, "a" + world.key);
        world.behaves(world.phone(1), "{\"failCode\": 80007, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = campaignWith(1, "");

        await().atMost(PATIENCE).until(() -> pace(world.key).path("effective").asInt() < 500 && pace(sister).path("effective").asInt() < 500);
        assertThat(pace(sister).path("effective").asInt()).isBetween(250, 450);
        assertThat(pace(sister).path("reason").asText()).isEqualTo("The business account's limit of calls is reached");
        assertThat(pace(cousin).path("effective").asInt()).isEqualTo(500);
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);

        world.behaves(world.phone(2), "{\"failCode\": 4, \"failBy\": \"CALL\", \"failTimes\": 1}");
        api.post("/api/v1/accounts/" + world.key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(world.phone(2), world.utilityTemplate())).expect(201);

        await().atMost(PATIENCE).until(() -> pace(cousin).path("effective").asInt() < 500);
        assertThat(pace(cousin).path("reason").asText()).isEqualTo("The limit of calls to Meta is reached");
    }

    private String account(String key, String wabaId, String appId) {
        api.post("/api/v1/accounts", """
                {"key": "%1$s", "name": "Shop", "provider": "META", "phoneNumber": "390600000002", "messagesPerSecond": 500,
                 "credentials": {"phoneNumberId": "n%1$s", "wabaId": "%2$s", "appId": "%3$s", "accessToken": "token",
                                 "appSecret": "secret", "verifyToken": "verify"}}
                """.formatted(key, wabaId, appId)).expect(201);
        return key;
    }

    private JsonNode pace(String account) {
        return api.get("/api/v1/accounts/" + account + "/pace").expect(200).json();
    }

    @Test
    void a_number_in_maintenance_sends_nothing_for_a_minute_and_then_goes_on_with_the_same_try() {
        world.behaves(world.phone(1), "{\"failCode\": 131057, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = campaignWith(1, "");
        await().atMost(PATIENCE).until(() -> pace(world.key).path("effective").asInt() == 0);
        assertThat(pace(world.key).path("reason").asText()).isEqualTo("The number is in maintenance for a short time");
        assertThat(pace(world.key).path("heldUntil").asText()).isGreaterThan(world.now().toString());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(campaign(campaign).path("statusReason").asText())
                .startsWith("The number is in maintenance for a short time; sending goes on at "));
        api.post("/api/v1/accounts/" + world.key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(world.phone(2), world.utilityTemplate())).expect(201);
        assertThat(received(2)).isZero();

        api.post("/sandbox/clock", "{\"advance\": \"PT61S\"}").expect(200);

        await().atMost(PATIENCE).until(() -> received(2) == 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.history(campaign)).as("no try was used up").hasSize(1));
        assertThat(world.history(campaign).path(0).path("attempt").asInt()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> pace(world.key).path("effective").asInt() == 500);
        await().atMost(PATIENCE).until(() -> !campaign(campaign).has("statusReason"));
    }

    @Test
    void a_used_up_allowance_of_calls_shows_in_the_account_and_slows_it_down() {
        rooms.publishEvent(new UsageTold(AccountKey.of(world.key), Circle.BUSINESS_ACCOUNT, 90, Duration.ZERO));

        await().atMost(PATIENCE).until(() -> pace(world.key).path("effective").asInt() == 250);
        JsonNode usage = api.get("/api/v1/accounts/" + world.key).expect(200).json().path("usage");
        assertThat(usage.path("percent").asInt()).isEqualTo(90);
        assertThat(usage.has("regainAt")).isFalse();

        rooms.publishEvent(new UsageTold(AccountKey.of(world.key), Circle.BUSINESS_ACCOUNT, 100, Duration.ofMinutes(5)));
        await().atMost(PATIENCE).until(() -> pace(world.key).path("effective").asInt() == 0);
        assertThat(api.get("/api/v1/accounts/" + world.key).expect(200).json().path("usage").has("regainAt")).isTrue();
    }

    @Test
    void a_customer_who_gets_too_many_messages_slows_nobody_else_down() {
        world.behaves(world.phone(1), "{\"failCode\": 131056, \"failBy\": \"CALL\", \"failTimes\": 1}");
        campaignWith(2, "");

        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);

        JsonNode pace = api.get("/api/v1/accounts/" + world.key + "/pace").expect(200).json();
        assertThat(pace.path("effective").asInt()).isEqualTo(500);
        assertThat(pace.has("reason")).isFalse();
    }

    @Test
    void a_used_up_daily_limit_keeps_the_others_fresh_until_the_next_day() {
        limit(3);
        String campaign = campaignWith(5, "");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(campaign(campaign).path("statusReason").asText())
                .startsWith("The daily limit of 3 customers is used up; sending goes on at "));
        assertThat(campaign(campaign).path("status").asText()).isEqualTo("RUNNING");
        assertThat(world.hopper(campaign).path("fresh").asInt()).isEqualTo(2);
        await().atMost(PATIENCE).until(() -> received(5) == 3);

        api.post("/sandbox/clock", "{\"advance\": \"PT24H1M\"}").expect(200);

        await().atMost(PATIENCE).until(() -> received(5) == 5);
        await().atMost(PATIENCE).until(() -> !campaign(campaign).has("statusReason"));
    }

    @Test
    void who_counts_already_is_written_to_although_the_limit_is_used_up() {
        limit(2);
        String first = campaignWith(2, "");
        await().atMost(PATIENCE).until(() -> received(2) == 2);
        api.post("/api/v1/campaigns/" + first + "/stop", "").expect(200);

        String second = campaignWith(3, ", \"includeActiveInteractions\": true");

        await().atMost(PATIENCE).until(() -> world.hopper(second).path("fresh").asInt() == 1);
        assertThat(world.entry(second, world.phone(3)).path("status").asText()).isEqualTo("FRESH");
    }

    @Test
    void a_raised_limit_lets_the_campaign_go_on() {
        limit(1);
        String campaign = campaignWith(3, "");
        await().atMost(PATIENCE).until(() -> campaign(campaign).path("statusReason").asText().startsWith("The daily limit of 1 "));

        limit(10);

        await().atMost(PATIENCE).until(() -> received(3) == 3);
    }

    @Test
    void two_dispatchers_together_stay_within_the_daily_limit() {
        limit(20);
        int customers = 60;
        String campaign = campaignWith(customers, "");
        OtherDispatcher other = new OtherDispatcher(rooms);

        List<CompletableFuture<Void>> claims = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            claims.add(CompletableFuture.runAsync(() -> IntStream.range(0, 10).forEach(round -> other.claim(campaign, 7))));
        }
        claims.forEach(CompletableFuture::join);

        await().atMost(PATIENCE).until(() -> received(customers) == 20);
        assertThat(world.hopper(campaign).path("fresh").asInt()).isEqualTo(customers - 20);
    }

    @Test
    void a_campaign_whose_first_messages_are_all_wrong_pauses_and_keeps_the_others() {
        IntStream.rangeClosed(1, 8).forEach(i -> world.behaves(world.phone(i), "{\"failCode\": 132000, \"failBy\": \"CALL\"}"));
        String campaign = campaignWith(8, ", \"messagesPerSecond\": 5");

        await().atMost(PATIENCE).until(() -> campaign(campaign).path("status").asText().equals("PAUSED"));

        assertThat(campaign(campaign).path("statusReason").asText()).matches("The first \\d+ messages were all refused: .*resume the campaign.*");
        JsonNode hopper = world.hopper(campaign);
        assertThat(hopper.path("closed").asInt()).isBetween(5, 7);
        assertThat(hopper.path("fresh").asInt() + hopper.path("pending").asInt()).isPositive();
        await().atMost(PATIENCE).until(() -> incidents(campaign) > 0);
    }

    /** The provider takes each of them and says what is wrong only later, by webhook. */
    @Test
    void a_campaign_whose_first_messages_turn_out_to_be_wrong_pauses_too() {
        IntStream.rangeClosed(1, 12).forEach(i -> world.behaves(world.phone(i), "{\"failCode\": 132000, \"failBy\": \"WEBHOOK\"}"));
        String campaign = campaignWith(12, ", \"messagesPerSecond\": 2");

        await().atMost(PATIENCE).until(() -> campaign(campaign).path("status").asText().equals("PAUSED"));

        assertThat(campaign(campaign).path("statusReason").asText())
                .matches("The first \\d+ messages were all refused: The template's variables do not fit.*resume the campaign.*");
        assertThat(received(12)).as("taken by the provider first").isBetween(5, 11);
        assertThat(world.hopper(campaign).path("fresh").asInt()).isPositive();
        await().atMost(PATIENCE).until(() -> incidents(campaign) > 0);
    }

    @Test
    void a_person_is_told_at_once_when_the_daily_limit_has_no_place_for_a_customer() {
        limit(1);
        String template = world.utilityTemplate();
        send(template, 1).expect(201);
        await().atMost(PATIENCE).until(() -> received(1) == 1);

        Api.Answer refused = send(template, 2).expect(409);

        assertThat(refused.code()).isEqualTo("daily-limit-used-up");
        assertThat(refused.json().path("detail").asText())
                .startsWith("The daily limit of 1 customers is used up; the next one can be written to at ");
        send(template, 1).expect(201);
        await().atMost(PATIENCE).until(() -> received(1) == 2);
        api.post("/sandbox/clock", "{\"advance\": \"PT24H1M\"}").expect(200);
        send(template, 2).expect(201);
    }

    private Api.Answer send(String template, int customer) {
        return api.post("/api/v1/accounts/" + world.key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(world.phone(customer), template));
    }

    @Test
    void a_single_wrong_message_among_good_ones_closes_its_contact_only() {
        IntStream.rangeClosed(2, 8).forEach(i -> world.behaves(world.phone(i), "{\"failCode\": 132000, \"failBy\": \"CALL\"}"));
        String campaign = campaignWith(1, "");
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        world.add(campaign, list(8));

        await().atMost(PATIENCE).until(() -> world.hopper(campaign).path("closed").asInt() == 7);
        assertThat(campaign(campaign).path("status").asText()).isEqualTo("RUNNING");
    }

    private int incidents(String campaign) {
        JsonNode instance = api.get("/engine-rest/process-instance?businessKey=" + campaign).expect(200).json().path(0);
        return api.get("/engine-rest/incident?processInstanceId=" + instance.path("id").asText()).expect(200).json().size();
    }

    private void limit(int customers) {
        api.patch("/api/v1/accounts/" + world.key, "{\"dailyCustomerLimit\": " + customers + "}").expect(200);
    }

    private JsonNode campaign(String campaign) {
        return api.get("/api/v1/campaigns/" + campaign).expect(200).json();
    }

    private String campaignWith(int customers, String options) {
        String campaign = world.campaign(options);
        world.add(campaign, list(customers));
        return campaign;
    }

    private String list(int customers) {
        StringBuilder csv = new StringBuilder("phone,firstName\n");
        IntStream.rangeClosed(1, customers).forEach(i -> csv.append(world.phone(i)).append(",Anna\n"));
        return world.list(csv.toString());
    }

    private int received(int customers) {
        return IntStream.rangeClosed(1, customers).map(i -> world.received(world.phone(i))).sum();
    }
}
