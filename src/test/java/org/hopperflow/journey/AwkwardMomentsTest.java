package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of contacts, replies and statuses when things happen at awkward moments. */
@HopperflowTest
class AwkwardMomentsTest {

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
    void what_a_stopped_campaign_has_queued_holds_up_no_other_campaign() {
        api.patch("/api/v1/accounts/" + world.key, "{\"messagesPerSecond\": 1}").expect(200);
        String stopped = world.campaign("");
        world.add(stopped, world.list(many(20, 100)));
        await().atMost(PATIENCE).until(() -> world.hopper(stopped).path("pending").asInt() >= 3);
        post(stopped, "stop");

        String other = world.campaign("");
        world.add(other, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        assertThat(world.hopper(stopped).path("fresh").asInt()).isPositive();
    }

    @Test
    void a_message_that_comes_while_the_template_still_waits_to_leave_goes_to_an_agent_at_once() throws Exception {
        String customer = world.phone(2);
        world.behaves(customer, "{\"failCode\": 190, \"failBy\": \"CALL\"}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        awaitStatus(campaign, "PAUSED");

        writes(customer, "in-2", "Are you open?");

        await().atMost(PATIENCE).until(() -> agents() == 1);
        world.behaves(customer, "{}");
        post(campaign, "resume");
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);
        assertThat(world.entry(campaign, customer).path("status").asText()).isEqualTo("PENDING");
    }

    @Test
    void who_answers_while_another_try_waits_to_leave_is_not_written_to_again() throws Exception {
        String customer = world.phone(3);
        world.behaves(customer, "{\"failCode\": 131000, \"failBy\": \"WEBHOOK\"}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> status(campaign, customer).equals("RETRY"));
        int received = world.received(customer);
        world.behaves(customer, "{\"failCode\": 190, \"failBy\": \"CALL\"}");
        post(campaign, "retry");
        awaitStatus(campaign, "PAUSED");

        writes(customer, "in-3", "Yes!");

        world.awaitEntry(campaign, customer, "CLOSED", "Answered");
        await().atMost(PATIENCE).until(() -> agents() == 1);
        world.behaves(customer, "{}");
        post(campaign, "resume");
        awaitStatus(campaign, "COMPLETED");
        assertThat(world.received(customer)).isEqualTo(received);
    }

    @Test
    void a_failed_delivery_of_an_earlier_try_does_not_undo_the_later_one() throws Exception {
        String customer = world.phone(4);
        world.behaves(customer, "{\"drop\": true, \"silent\": true}");
        String campaign = world.campaign(", \"onUnconfirmed\": \"RESEND\"");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> unknown(customer) == 1);
        world.behaves(customer, "{\"silent\": true}");
        api.post("/sandbox/clock", "{\"advance\": \"PT20M\"}").expect(200);
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 2);

        status(firstAttempt(customer), "wamid.first" + customer, "failed");

        await().atMost(PATIENCE).until(() -> world.history(campaign).get(0).path("errorCode").asText().equals("131000"));
        assertThat(status(campaign, customer)).isEqualTo("PENDING");
        assertThat(world.history(campaign).get(1).path("outcome").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void a_campaign_with_a_rate_of_its_own_sends() {
        String campaign = world.campaign(", \"messagesPerSecond\": 5");
        world.add(campaign, world.list("phone\n" + world.phone(8) + "\n" + world.phone(9) + "\n"));

        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 2);
    }

    @Test
    void a_send_that_is_never_confirmed_is_made_three_times_at_most() {
        String customer = world.phone(7);
        world.behaves(customer, "{\"drop\": true, \"silent\": true}");
        String campaign = world.campaign(", \"onUnconfirmed\": \"RESEND\"");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        for (int sends = 1; sends <= 3; sends++) {
            int expected = sends;
            await().atMost(PATIENCE).until(() -> unknown(customer) == expected);
            jdbc.sql("update attempt set unknown_at = unknown_at - interval '1 day' where recipient = :phone")
                    .param("phone", customer).update();
        }

        world.awaitEntry(campaign, customer, "PENDING", "Send not confirmed");

        assertThat(world.received(customer)).isEqualTo(3);
    }

    private int unknown(String phone) {
        return jdbc.sql("select count(*) from attempt where recipient = :phone and state = 'UNKNOWN'").param("phone", phone)
                .query(Integer.class).single();
    }

    @Test
    void a_send_that_turns_out_to_have_arrived_calls_its_waiting_repetition_back() throws Exception {
        String customer = world.phone(5);
        world.behaves(customer, "{\"drop\": true, \"silent\": true}");
        String campaign = world.campaign(", \"onUnconfirmed\": \"RESEND\"");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> unknown(customer) == 1);
        post(campaign, "stop");
        api.post("/sandbox/clock", "{\"advance\": \"PT20M\"}").expect(200);
        await().atMost(PATIENCE).until(() -> world.entry(campaign, customer).path("attempts").asInt() == 2);

        status(firstAttempt(customer), "wamid.late" + customer, "delivered");
        await().atMost(PATIENCE).until(() -> world.history(campaign).get(0).path("outcome").asText().equals("ACCEPTED"));
        post(campaign, "resume");
        writes(customer, "in-5", "Yes!");

        world.awaitEntry(campaign, customer, "CLOSED", "Answered");
        assertThat(world.received(customer)).isEqualTo(1);
    }

    @Test
    void news_that_waits_for_its_moment_is_not_given_up_because_the_business_clock_jumps() throws Exception {
        String unknown = "wamid.unknown" + world.phone(6);
        status("nobody", unknown, "failed");
        await().atMost(PATIENCE).until(() -> tries(unknown) > 2);

        api.post("/sandbox/clock", "{\"advance\": \"P1DT1H\"}").expect(200);
        int before = tries(unknown);
        await().atMost(PATIENCE).until(() -> tries(unknown) > before + 1);
    }

    private int tries(String messageId) {
        return jdbc.sql("select coalesce(max(tries), 0) from inbox_item where event ->> 'providerMessageId' = :id")
                .param("id", messageId).query(Integer.class).single();
    }

    /** What the first message to the number carried as its reference. */
    private String firstAttempt(String phone) {
        return api.get("/sandbox/messages?phone=" + phone).expect(200).json().path("items").get(0).path("reference").asText();
    }

    private String status(String campaign, String phone) {
        return world.entry(campaign, phone).path("status").asText();
    }

    private void awaitStatus(String campaign, String status) {
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/campaigns/" + campaign).json().path("status").asText().equals(status));
    }

    private int agents() {
        int agents = 0;
        for (JsonNode interaction : world.interactions("OPEN")) {
            agents += interaction.path("kind").asText().equals("AGENT") ? 1 : 0;
        }
        return agents;
    }

    private void writes(String phone, String id, String text) throws Exception {
        webhook("""
                "contacts": [{"profile": {"name": "Lee"}, "wa_id": "%1$s"}],
                "messages": [{"from": "%1$s", "id": "wamid.%2$s.%1$s", "timestamp": "%3$d", "type": "text", "text": {"body": "%4$s"}}]
                """.formatted(phone, id, businessNow().getEpochSecond(), text));
    }

    private void status(String attempt, String messageId, String status) throws Exception {
        webhook("""
                "statuses": [{"id": "%s", "status": "%s", "timestamp": "%d", "biz_opaque_callback_data": "%s"%s}]
                """.formatted(messageId, status, businessNow().getEpochSecond(), attempt,
                status.equals("failed") ? ", \"errors\": [{\"code\": 131000, \"title\": \"Something went wrong\"}]" : ""));
    }

    private void webhook(String value) throws Exception {
        assertThat(Signed.webhook(port, world.key, "secret", """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  %s}}]}]}
                """.formatted(world.key, value))).isEqualTo(200);
    }

    private Instant businessNow() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
    }

    private void post(String campaign, String what) {
        api.post("/api/v1/campaigns/" + campaign + "/" + what, "").expect(200);
    }

    private String many(int count, int from) {
        StringBuilder csv = new StringBuilder("phone\n");
        for (int i = 0; i < count; i++) {
            csv.append(world.phone(from + i)).append('\n');
        }
        return csv.toString();
    }
}
