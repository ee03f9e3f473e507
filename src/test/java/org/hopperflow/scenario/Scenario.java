package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.journey.Signed;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rule of the product as one sees it from outside: one shop for the rules of a class, customers of its own for each rule. */
@HopperflowTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Scenario {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String WITH_CAMPAIGN = "Contact has an open interaction with another campaign";
    static final String WITH_AGENT = "Contact has an open interaction with an agent";
    static final String NO_ANSWER = "No answer within the response timeout";
    static final String TAPS = "{\"answer\": {\"type\": \"BUTTON\", \"index\": 0}, \"afterMillis\": 50}";

    @LocalServerPort int port;

    World world;
    Api api;
    private int customers;
    private int written;

    @BeforeAll
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    /** A number that nobody else has. */
    String customer() {
        return world.phone(++customers);
    }

    String customer(String behaviour) {
        String phone = customer();
        world.behaves(phone, behaviour);
        return phone;
    }

    String list(String... phones) {
        return world.list("phone\n" + String.join("\n", phones) + "\n");
    }

    /** A running campaign to these numbers. @param options as {@link World#campaign} takes them */
    String campaign(String options, String... phones) {
        String campaign = world.campaign(options);
        world.add(campaign, list(phones));
        return campaign;
    }

    Api.Answer ask(String campaign, String what) {
        return api.post("/api/v1/campaigns/" + campaign + "/" + what, "").expect(200);
    }

    Api.Answer reset(String campaign) {
        return api.post("/api/v1/campaigns/" + campaign + "/reset", "{\"confirm\": true}").expect(200);
    }

    JsonNode shown(String campaign) {
        return api.get("/api/v1/campaigns/" + campaign).expect(200).json();
    }

    void awaitStatus(String campaign, String status) {
        await().atMost(PATIENCE).until(() -> shown(campaign).path("status").asText().equals(status));
    }

    String statusOf(String campaign, String phone) {
        return world.entry(campaign, phone).path("status").asText();
    }

    /** The template is with the customer, and the campaign knows it. */
    void awaitSent(String campaign, String phone) {
        awaitSent(campaign, phone, 1);
    }

    void awaitSent(String campaign, String phone, int times) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(rows(campaign, phone)).filteredOn(row -> row.hasNonNull("sentAt"))
                .as("messages of " + shown(campaign) + " to " + world.entry(campaign, phone)).hasSize(times));
    }

    List<JsonNode> rows(String campaign, String phone) {
        List<JsonNode> rows = new ArrayList<>();
        world.history(campaign).forEach(row -> {
            if (row.path("phone").asText().equals(phone)) {
                rows.add(row);
            }
        });
        return rows;
    }

    List<String> openOf(String kind, String phone) {
        List<String> open = new ArrayList<>();
        world.interactions("OPEN").forEach(interaction -> {
            if (interaction.path("kind").asText().equals(kind) && interaction.path("phone").asText().equals(phone)) {
                open.add(interaction.path("id").asText());
            }
        });
        return open;
    }

    /** The agents' open conversation with this customer. */
    String awaitAgents(String phone) {
        await().atMost(PATIENCE).until(() -> openOf("AGENT", phone).size() == 1);
        return openOf("AGENT", phone).get(0);
    }

    void closeConversation(String interaction) {
        api.post("/api/v1/interactions/" + interaction + "/close", "{\"disposition\": \"done\"}").expect(200);
    }

    void writes(String phone, String text) {
        message(phone, "\"type\": \"text\", \"text\": {\"body\": \"" + text + "\"}");
    }

    /** The customer taps the first button of the latest template. */
    void taps(String phone) {
        JsonNode received = api.get("/sandbox/messages?phone=" + phone + "&limit=500").expect(200).json().path("items");
        message(phone, """
                "type": "button", "button": {"payload": "Yes, please", "text": "Yes, please"}, "context": {"id": "%s"}
                """.formatted(received.get(received.size() - 1).path("wamid").asText()));
    }

    private void message(String phone, String content) {
        written++;
        assertThat(signed("""
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  "contacts": [{"profile": {"name": "Lee"}, "wa_id": "%2$s"}],
                  "messages": [{"from": "%2$s", "id": "wamid.scene.%2$s.%3$d", "timestamp": "%4$d", %5$s}]}}]}]}
                """.formatted(world.key, phone, written, now().getEpochSecond(), content))).isEqualTo(200);
    }

    private int signed(String body) {
        try {
            return Signed.webhook(port, world.key, "secret", body);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What would have been sent by now has been: a campaign that was made later has sent. */
    void awaitTheDispatcher() {
        String canary = customer();
        awaitSent(campaign(", \"includeActiveInteractions\": true", canary), canary);
    }

    Instant now() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
    }

    void later(String duration) {
        api.post("/sandbox/clock", "{\"advance\": \"" + duration + "\"}").expect(200);
    }

    void laterAt(Instant moment) {
        later(Duration.between(now(), moment).toString());
    }
}
