package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every way in which a customer can ask for silence, and what still reaches them. */
@HopperflowTest
class OptOutTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SUPPRESSED = "The number is suppressed";

    @LocalServerPort int port;

    private World world;
    private Api api;
    private String customer;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
        customer = world.phone(1);
    }

    @Test
    void the_switch_at_whatsapp_stops_marketing_and_nothing_else_until_it_is_turned_back() {
        String utility = world.utilityTemplate();
        turn(false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(suppression("scope")).isEqualTo("MARKETING"));
        assertThat(suppression("reason")).isEqualTo("The customer stopped marketing messages at WhatsApp");
        assertThat(suppression("accountKey")).isEqualTo(world.key);

        String marketing = sentTo(world.template);
        world.awaitEntry(marketing, customer, "CLOSED", SUPPRESSED);
        assertThat(world.received(customer)).isZero();
        sentTo(utility);
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);

        turn(true);
        await().atMost(PATIENCE).until(() -> suppression("scope").isEmpty());
        api.post("/api/v1/campaigns/" + sentTo(world.template) + "/retry", "");
        await().atMost(PATIENCE).until(() -> world.received(customer) == 2);
    }

    @Test
    void the_switch_turned_back_does_not_undo_what_the_customer_told_us() {
        api.post("/api/v1/suppressions", "{\"phone\": \"" + customer + "\", \"accountKey\": \"" + world.key + "\"}").expect(201);
        turn(false);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(suppressions()).isEqualTo(2));

        turn(true);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(suppressions()).isEqualTo(1));
        assertThat(suppression("scope")).isEqualTo("ALL");
    }

    @Test
    void an_error_that_says_the_customer_stopped_marketing_suppresses_the_number() {
        world.behaves(customer, "{\"failCode\": 131050, \"failBy\": \"WEBHOOK\"}");

        String campaign = sentTo(world.template);

        world.awaitEntry(campaign, customer, "CLOSED", "The customer has stopped your marketing messages");
        assertThat(suppression("scope")).isEqualTo("MARKETING");
        assertThat(suppression("reason")).isEqualTo("The customer has stopped your marketing messages");
        world.awaitEntry(sentTo(world.template), customer, "CLOSED", SUPPRESSED);
    }

    @Test
    void a_refusal_of_the_call_that_says_so_suppresses_too_and_another_error_does_not() {
        String other = world.phone(2);
        world.behaves(customer, "{\"failCode\": 131050}");
        world.behaves(other, "{\"failCode\": 131026}");
        String campaign = world.campaign("");

        world.add(campaign, world.list("phone\n" + customer + "\n" + other + "\n"));

        world.awaitEntry(campaign, customer, "CLOSED", "The customer has stopped your marketing messages");
        world.awaitEntry(campaign, other, "CLOSED", "Message Undeliverable");
        assertThat(suppression("scope")).isEqualTo("MARKETING");
        customer = other;
        assertThat(suppressions()).isZero();
    }

    private String sentTo(String template) {
        String campaign = api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s", "includeActiveInteractions": true}
                """.formatted(world.key, template)).expect(201).id();
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        return campaign;
    }

    private void turn(boolean wanted) {
        api.put("/sandbox/numbers/" + customer + "/marketing?account=" + world.key, "{\"wanted\": " + wanted + "}").expect(204);
    }

    private String suppression(String field) {
        return ofCustomer().path(0).path(field).asText();
    }

    private int suppressions() {
        return ofCustomer().size();
    }

    private JsonNode ofCustomer() {
        return api.get("/api/v1/suppressions?phone=" + customer).expect(200).json().path("items");
    }
}
