package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What campaigns and conversations refuse, word for word in their codes. */
@HopperflowTest
class RefusalsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static World shared;

    @LocalServerPort int port;

    private Api api;
    private World world;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        if (shared == null) {
            shared = World.create(api);
        }
        world = shared;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": " "}                                | name                       | required
            {"name": null}                               | name                       | required
            {"name": "a\\u0000b"}                        | name                       | invalid-characters
            {"accountKey": "NOT A KEY"}                  | accountKey                 | invalid-value
            {"accountKey": "someoneelse"}                | accountKey                 | not-of-template
            {"templateId": null}                         | templateId                 | required
            {"templateId": "no-id"}                      | templateId                 | invalid-value
            {"templateId": "00000000-0000-4000-8000-000000000000"} | templateId       | unknown-template
            {"flow": "nobodysFlow"}                      | flow                       | unknown-flow
            {"flow": "hopperContact:99"}                 | flow                       | unknown-flow
            {"flow": "hopperContact:latest"}             | flow                       | unknown-flow
            {"flow": "campaignRun"}                      | flow                       | unknown-flow
            {"responseTimeoutDays": 0}                   | responseTimeoutDays        | too-small
            {"responseTimeoutDays": 366}                 | responseTimeoutDays        | out-of-range
            {"responseTimeoutDays": "soon"}              | responseTimeoutDays        | invalid-value
            {"historyDuplicateDays": 0}                  | historyDuplicateDays       | out-of-range
            {"historyDuplicateDays": 8}                  | historyDuplicateDays       | out-of-range
            {"messagesPerSecond": 0}                     | messagesPerSecond          | too-small
            {"messagesPerSecond": 2147483647}            | messagesPerSecond          | out-of-range
            {"onUnconfirmed": "HOPE"}                    | onUnconfirmed              | invalid-value
            {"onUnconfirmed": 0}                         | onUnconfirmed              | invalid-value
            {"startAt": "2020-01-01T00:00:00Z"}          | startAt                    | in-the-past
            {"startAt": "9999-01-01T00:00:00Z"}          | startAt                    | out-of-range
            {"startAt": "tomorrow"}                      | startAt                    | invalid-value
            {"endAt": "2020-01-01T00:00:00Z"}            | endAt                      | before-start
            {"sendingInterval": {"timeZone": "Mars/Base", "weekly": [{"day": "MON", "from": "09:00", "to": "18:00"}]}} \
                                                         | sendingInterval.timeZone   | unknown-time-zone
            {"sendingInterval": {"timeZone": "Europe/Rome", "weekly": []}} | sendingInterval.weekly    | required
            {"sendingInterval": {"timeZone": "Europe/Rome", "weekly": [null]}} | sendingInterval.weekly[0] | required
            {"sendingInterval": {"timeZone": "Europe/Rome", "weekly": [{"day": "MON", "from": "18:00", "to": "09:00"}]}} \
                                                         | sendingInterval.weekly[0]  | from-after-to
            {"sendingInterval": {"timeZone": "Europe/Rome", "weekly": [{"day": "FUNDAY", "from": "09:00", "to": "18:00"}]}} \
                                                         | sendingInterval.weekly[0].day | invalid-value
            {"sendingInterval": {"timeZone": "Europe/Rome", "weekly": [{"day": "MON", "from": "09:00", "to": "18:00"}, \
                {"day": "TUE", "from": "10:00", "to": "11:00"}, {"day": "MON", "from": "17:00", "to": "19:00"}]}} \
                                                         | sendingInterval.weekly[2]  | overlap
            {"sendingInterval": {"timeZone": "Europe/Rome", "weekly": [{"day": "MON", "from": "09:00", "to": "18:00"}], \
                "exclude": [null]}} \
                                                         | sendingInterval.exclude    | required
            """)
    void a_campaign_with_a_wrong_field_is_refused(String wrong, String field, String code) throws Exception {
        JsonNode problem = api.post("/api/v1/campaigns", campaign(wrong)).expect(400).json();

        assertThat(problem.path("code").asText()).isEqualTo("invalid-input");
        assertThat(problem.path("errors")).hasSize(1);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(problem.at("/errors/0/message").asText()).isEqualTo(problem.path("detail").asText());
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        JsonNode problem = api.post("/api/v1/campaigns", "{\"responseTimeoutDays\": 0, \"historyDuplicateDays\": 9}").expect(400).json();

        assertThat(problem.path("errors").findValuesAsText("field"))
                .containsExactly("name", "accountKey", "templateId", "responseTimeoutDays", "historyDuplicateDays");
    }

    @Test
    void a_template_must_be_approved_and_mapped() throws Exception {
        String unmapped = World.approved(api, """
                {"accountKey": "%s", "name": "unmapped", "category": "MARKETING", "language": "en",
                 "body": "Hi {{1}}, it is spring again in our shop.", "examples": {"body": ["Anna"]}}
                """.formatted(world.key));

        assertThat(api.post("/api/v1/campaigns", campaign("{\"templateId\": \"" + unmapped + "\"}")).expect(409).code())
                .isEqualTo("template-not-mapped");
        api.delete("/api/v1/templates/" + unmapped).expect(204);
        assertThat(api.post("/api/v1/campaigns", campaign("{\"templateId\": \"" + unmapped + "\"}")).expect(409).code())
                .isEqualTo("template-not-approved");
    }

    @Test
    void a_campaign_does_only_what_its_status_allows() {
        String campaign = world.campaign("");
        String path = "/api/v1/campaigns/" + campaign;

        assertThat(api.delete(path).expect(409).code()).isEqualTo("wrong-state");
        assertThat(api.post(path + "/resume", "").expect(409).code()).isEqualTo("wrong-state");
        api.post(path + "/stop", "").expect(200);
        assertThat(api.post(path + "/stop", "").expect(409).code()).isEqualTo("wrong-state");
        assertThat(api.post(path + "/reset", "").expect(409).code()).isEqualTo("confirmation-required");
        assertThat(api.post(path + "/reset", "{\"confirm\": false}").expect(409).code()).isEqualTo("confirmation-required");
        assertThat(field(api.patch(path, "{\"templateId\": \"x\"}"))).isEqualTo("templateId not-editable");
        assertThat(field(api.patch(path, "{\"name\": \"\"}"))).isEqualTo("name required");
        assertThat(field(api.patch(path, "{\"name\": \"a\\u0000\"}"))).isEqualTo("name invalid-characters");
        assertThat(field(api.patch(path, "{\"name\": \"" + "x".repeat(201) + "\"}"))).isEqualTo("name too-long");
        assertThat(api.post(path + "/lists", "{\"listId\": \"" + UUID.randomUUID() + "\"}").expect(404).code()).isEqualTo("list-not-found");
        assertThat(field(api.post(path + "/lists", "{\"listId\": \"no-id\"}"))).isEqualTo("listId invalid-value");
        assertThat(field(api.post(path + "/lists", "{}"))).isEqualTo("listId required");
        api.delete(path).expect(204);
        assertThat(api.get(path).expect(404).code()).isEqualTo("campaign-not-found");
    }

    @Test
    void a_completed_campaign_takes_no_more() {
        String customer = world.phone(10);
        api.post("/api/v1/suppressions", "{\"phone\": \"" + customer + "\"}").expect(201);
        String list = world.list("phone\n" + customer + "\n");
        String path = "/api/v1/campaigns/" + world.campaign("");
        api.post(path + "/lists", "{\"listId\": \"" + list + "\"}").expect(201);
        await().atMost(PATIENCE).until(() -> api.get(path).json().path("status").asText().equals("COMPLETED"));

        assertThat(api.post(path + "/lists", "{\"listId\": \"" + list + "\"}").expect(409).code()).isEqualTo("campaign-completed");
        assertThat(api.post(path + "/retry", "").expect(409).code()).isEqualTo("campaign-completed");
        assertThat(api.post(path + "/stop", "").expect(409).code()).isEqualTo("wrong-state");
        String entry = api.get(path + "/hopper/entries").json().at("/items/0/id").asText();
        assertThat(resolve(path, entry, "{\"sent\": true}").expect(409).code()).isEqualTo("nothing-to-resolve");
        assertThat(field(resolve(path, entry, "{}"))).isEqualTo("sent required");
        assertThat(resolve(path, UUID.randomUUID().toString(), "{\"sent\": true}").expect(404).code()).isEqualTo("entry-not-found");
    }

    @ParameterizedTest
    @CsvSource({"hopper", "hopper/entries", "history", "history.csv"})
    void what_belongs_to_an_unknown_campaign_is_not_found(String part) {
        assertThat(api.get("/api/v1/campaigns/" + UUID.randomUUID() + "/" + part).expect(404).code()).isEqualTo("campaign-not-found");
        assertThat(api.get("/api/v1/campaigns/no-id/" + part).expect(404).code()).isEqualTo("campaign-not-found");
    }

    @Test
    void a_customer_who_has_not_answered_is_waited_for() {
        String customer = world.phone(20);
        world.add(world.campaign(""), world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> conversation(customer) != null);
        String path = "/api/v1/interactions/" + conversation(customer);

        Api.Answer refused = write(path, "Hello").expect(409);
        assertThat(refused.code()).isEqualTo("waiting-for-customer");
        assertThat(refused.json().path("detail").asText())
                .isEqualTo("No messages can be sent since we are waiting for the customer's response.");
        assertThat(api.post(path + "/recontact", "").expect(409).code()).isEqualTo("waiting-for-customer");
        assertThat(api.post(path + "/close", "").expect(409).code()).isEqualTo("campaign-interaction");
    }

    @Test
    void a_conversation_inside_its_window_takes_messages_only() throws Exception {
        String customer = world.phone(30);
        String path = "/api/v1/interactions/" + wrote(customer, Duration.ZERO);

        assertThat(api.post(path + "/recontact", "").expect(409).code()).isEqualTo("window-open");
        assertThat(field(write(path, " "))).isEqualTo("text required");
        assertThat(field(write(path, "x".repeat(4_097)))).isEqualTo("text too-long");
        assertThat(field(api.post(path + "/messages", "{\"type\": \"poem\"}"))).isEqualTo("type invalid-value");
        assertThat(field(api.post(path + "/messages", "{}"))).isEqualTo("type required");
        assertThat(field(api.post(path + "/close", "{\"disposition\": \"" + "x".repeat(256) + "\"}"))).isEqualTo("disposition too-long");
        api.post(path + "/close", "{\"disposition\": \"done\"}").expect(200);
        assertThat(write(path, "Hello").expect(409).code()).isEqualTo("interaction-closed");
        assertThat(api.post(path + "/recontact", "").expect(409).code()).isEqualTo("no-recontact-template");
        assertThat(api.post("/api/v1/interactions/" + UUID.randomUUID() + "/close", "").expect(404).code())
                .isEqualTo("interaction-not-found");
    }

    @Test
    void a_conversation_whose_window_is_over_takes_the_recontact_only() throws Exception {
        String customer = world.phone(40);
        String path = "/api/v1/interactions/" + wrote(customer, Duration.ofHours(30));

        assertThat(write(path, "Hello").expect(409).code()).isEqualTo("window-closed");
        assertThat(api.post(path + "/recontact", "").expect(409).code()).isEqualTo("no-recontact-template");
        api.post("/api/v1/suppressions", "{\"phone\": \"" + customer + "\", \"accountKey\": \"" + world.key + "\"}").expect(201);
        assertThat(api.post(path + "/recontact", "").expect(409).code()).isEqualTo("suppressed");
    }

    private String campaign(String changes) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("name", "Spring").put("accountKey", world.key).put("templateId", world.template);
        body.setAll((ObjectNode) JSON.readTree(changes));
        return body.toString();
    }

    private Api.Answer resolve(String campaign, String entry, String body) {
        return api.post(campaign + "/hopper/entries/" + entry + "/resolve", body);
    }

    private Api.Answer write(String conversation, String text) {
        return api.post(conversation + "/messages", "{\"type\": \"text\", \"text\": \"" + text + "\"}");
    }

    private static String field(Api.Answer answer) {
        JsonNode error = answer.expect(400).json().at("/errors/0");
        return error.path("field").asText() + " " + error.path("code").asText();
    }

    /** Null when there is none. */
    private String conversation(String phone) {
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("phone").asText().equals(phone)) {
                return interaction.path("id").asText();
            }
        }
        return null;
    }

    /** A customer's message out of the blue; answers the conversation it opened. */
    private String wrote(String phone, Duration ago) throws Exception {
        Instant now = Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
        assertThat(Signed.webhook(port, world.key, "secret", """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"phone_number_id": "n%s"},
                  "messages": [{"from": "%2$s", "id": "wamid.%2$s", "timestamp": "%3$d", "type": "text", "text": {"body": "Hi"}}]}}]}]}
                """.formatted(world.key, phone, now.minus(ago).getEpochSecond()))).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> conversation(phone) != null);
        return conversation(phone);
    }
}
