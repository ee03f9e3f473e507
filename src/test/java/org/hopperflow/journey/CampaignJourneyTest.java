package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The main job from outside over HTTP: import, campaign, every fate, the agent's reply, the history. */
@HopperflowTest
class CampaignJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    void every_contact_of_a_campaign_meets_its_fate() {
        String taps = world.phone(1);
        String writes = world.phone(2);
        String stops = world.phone(3);
        String silent = world.phone(4);
        String nobody = world.phone(5);
        String busy = world.phone(6);
        world.behaves(taps, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 0}, \"afterMillis\": 100}");
        world.behaves(writes, "{\"answer\": {\"type\": \"TEXT\", \"text\": \"What does it cost?\"}, \"afterMillis\": 100}");
        world.behaves(stops, "{\"answer\": {\"type\": \"TEXT\", \"text\": \"Stop\"}, \"afterMillis\": 100}");
        world.behaves(nobody, "{\"failCode\": \"131026\", \"failBy\": \"WEBHOOK\"}");
        world.behaves(busy, "{\"failCode\": \"131000\", \"failBy\": \"CALL\", \"failTimes\": 1}");
        String list = world.list("phone,firstName\n" + taps + ",Tina\n" + writes + ",Walt\n" + stops + ",Stan\n" + silent + ",Sil\n"
                + nobody + ",Nobody\n" + busy + ",Busy\n123,Short\n" + taps + ",Twin\nunknown,None\n");

        String campaign = world.campaign("");
        world.add(campaign, list);

        world.awaitEntry(campaign, taps, "CLOSED", "Answered");
        world.awaitEntry(campaign, writes, "CLOSED", "Answered");
        world.awaitEntry(campaign, stops, "CLOSED", "Customer opted out");
        world.awaitEntry(campaign, nobody, "CLOSED", "Message Undeliverable");
        world.awaitEntry(campaign, "123", "PENDING",
                "Contact with invalid phone number: 123. The phone number should have at least 5 digits.");
        await().atMost(PATIENCE).until(() -> world.entry(campaign, busy).path("status").asText().equals("RETRY"));
        await().atMost(PATIENCE).until(() -> rows(campaign).get(silent).hasNonNull("readAt"));
        assertThat(world.hopper(campaign).toString()).isEqualTo("{\"total\":7,\"fresh\":0,\"retry\":1,\"pending\":2,\"closed\":4}");

        api.post("/api/v1/campaigns/" + campaign + "/retry", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(busy) == 1);

        Map<String, JsonNode> rows = rows(campaign);
        assertThat(rows.get(taps).path("answer").asText()).isEqualTo("Yes, please");
        assertThat(rows.get(taps).path("answerType").asText()).isEqualTo("button");
        assertThat(rows.get(writes).path("answer").asText()).isEqualTo("What does it cost?");
        assertThat(rows.get(nobody).path("errorCode").asText()).isEqualTo("131026");
        await().atMost(PATIENCE).until(() ->
                api.get("/api/v1/campaigns/" + campaign + "/history.csv").expect(200).body().lines().count() == 8);
        assertThat(phones(campaign, "?outcome=ACCEPTED&answered=true")).containsExactlyInAnyOrder(taps, writes, stops);
        assertThat(phones(campaign, "?answered=false&from=2020-01-01T00:00:00Z")).contains(silent).doesNotContain(taps, writes, stops);
        assertThat(phones(campaign, "?outcome=TEMPORARY&errorCode=131000")).containsExactly(busy);
        assertThat(phones(campaign, "?reason=Message%20Undeliverable&phone=%2B" + nobody)).containsExactly(nobody);
        assertThat(phones(campaign, "?to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(api.get("/api/v1/campaigns/" + campaign + "/history.csv?outcome=PERMANENT").expect(200).body().lines().count())
                .isEqualTo(2);
        assertThat(api.get("/api/v1/campaigns/" + campaign + "/history?outcome=GREAT").expect(400).body()).contains("outcome");

        api.post("/sandbox/clock", "{\"advance\": \"P1DT1H\"}").expect(200);
        world.awaitEntry(campaign, silent, "CLOSED", "No answer within the response timeout");
        for (String phone : new String[] {taps, writes, stops, silent, busy}) {
            assertThat(world.received(phone)).as(phone).isEqualTo(1);
        }
    }

    private List<String> phones(String campaign, String filter) {
        return api.get("/api/v1/campaigns/" + campaign + "/history" + filter).expect(200).json().path("items").findValuesAsText("phone");
    }

    @Test
    void an_agent_answers_within_the_window_and_closes() {
        String customer = world.phone(1);
        world.behaves(customer, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"afterMillis\": 50}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone,firstName\n" + customer + ",Dana\n"));
        await().atMost(PATIENCE).until(() -> agents().size() == 1);
        String interaction = agents().get(0).path("id").asText();

        api.post("/api/v1/interactions/" + interaction + "/messages", "{\"type\": \"text\", \"text\": \"We keep it for you.\"}").expect(201);

        await().atMost(PATIENCE).until(() -> world.received(customer) == 2);
        JsonNode shown = api.get("/api/v1/interactions/" + interaction).expect(200).json();
        assertThat(shown.path("window").path("open").asBoolean()).isTrue();
        assertThat(shown.path("messages").findValuesAsText("text")).anySatisfy(text -> assertThat(text).contains("Hi Dana"))
                .contains("Maybe later", "We keep it for you.");

        api.post("/api/v1/interactions/" + interaction + "/close", "{\"disposition\": \"sold\"}").expect(200);
        assertThat(api.post("/api/v1/interactions/" + interaction + "/messages", "{\"type\": \"text\", \"text\": \"x\"}").expect(409).code())
                .isEqualTo("interaction-closed");
        await().atMost(PATIENCE).until(() -> tasks(interaction) == 0);
    }

    @Test
    void an_agent_completes_the_task_with_a_reply_and_it_is_sent() {
        String customer = world.phone(1);
        world.behaves(customer, "{\"answer\": {\"type\": \"TEXT\", \"text\": \"Hello?\"}, \"afterMillis\": 50}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> agents().size() == 1);
        String interaction = agents().get(0).path("id").asText();
        await().atMost(PATIENCE).until(() -> tasks(interaction) == 1);
        String task = api.get("/engine-rest/task?processInstanceBusinessKey=" + interaction).json().get(0).path("id").asText();

        api.post("/engine-rest/task/" + task + "/complete", """
                {"variables": {"action": {"value": "replyAndClose"}, "reply": {"value": "Good morning!"}, "disposition": {"value": "done"}}}
                """).expect(204);

        await().atMost(PATIENCE).until(() -> world.received(customer) == 2);
        await().atMost(PATIENCE).until(() -> agents().isEmpty());
    }

    @Test
    void a_stopped_campaign_sends_nothing_until_it_is_resumed() {
        String campaign = world.campaign("");
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        String customer = world.phone(1);
        world.add(campaign, world.list("phone\n" + customer + "\n"));

        assertThat(api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(409).code()).isEqualTo("wrong-state");
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> world.received(customer) == 0);

        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);
    }

    @Test
    void a_message_that_may_have_left_is_held_until_somebody_knows() {
        String lost = world.phone(1);
        world.behaves(lost, "{\"drop\": true, \"silent\": true}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + lost + "\n"));
        await().atMost(PATIENCE).until(() -> jdbc.sql("select count(*) from attempt where recipient = :phone and state = 'UNKNOWN'")
                .param("phone", lost).query(Integer.class).single() == 1);

        api.post("/sandbox/clock", "{\"advance\": \"PT20M\"}").expect(200);
        world.awaitEntry(campaign, lost, "PENDING", "Send not confirmed");
        String entry = world.entry(campaign, lost).path("id").asText();
        api.post("/api/v1/campaigns/" + campaign + "/hopper/entries/" + entry + "/resolve", "{\"sent\": true}").expect(200);

        await().atMost(PATIENCE).until(() -> world.entry(campaign, lost).path("reason").asText().isEmpty());
        assertThat(world.received(lost)).isEqualTo(1);
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/hopper/entries/" + entry + "/resolve", "{\"sent\": true}").expect(409).code())
                .isEqualTo("nothing-to-resolve");
    }

    @Test
    void a_message_out_of_the_blue_opens_a_conversation() throws Exception {
        String stranger = world.phone(77);

        Signed.webhook(port, world.key, "secret", """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  "contacts": [{"profile": {"name": "Lee"}, "wa_id": "%2$s"}],
                  "messages": [{"from": "%2$s", "id": "wamid.%2$s", "timestamp": "%3$d", "type": "text", "text": {"body": "Are you open?"}}]}}]}]}
                """.formatted(world.key, stranger, businessNow().getEpochSecond()));

        await().atMost(PATIENCE).until(() -> agents().size() == 1);
        assertThat(agents().get(0).path("phone").asText()).isEqualTo(stranger);
        assertThat(agents().get(0).path("window").path("open").asBoolean()).isTrue();
    }

    private Instant businessNow() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
    }

    private ArrayNode agents() {
        ArrayNode agents = JsonNodeFactory.instance.arrayNode();
        world.interactions("OPEN").forEach(interaction -> {
            if (interaction.path("kind").asText().equals("AGENT")) {
                agents.add(interaction);
            }
        });
        return agents;
    }

    private int tasks(String interaction) {
        return api.get("/engine-rest/task?processInstanceBusinessKey=" + interaction).expect(200).json().size();
    }

    private Map<String, JsonNode> rows(String campaign) {
        Map<String, JsonNode> latest = new HashMap<>();
        world.history(campaign).forEach(row -> latest.put(row.path("phone").asText(), row));
        return latest;
    }
}
