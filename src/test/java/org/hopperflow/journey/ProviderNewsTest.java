package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Meta tells of an account, a number or a person beside messages, signed and over HTTP. */
@HopperflowTest
class ProviderNewsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort int port;
    @Autowired Senders senders;

    private World world;
    private Api api;
    private int told;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void a_restriction_pauses_the_campaigns_says_what_to_do_and_is_lifted() throws Exception {
        String campaign = world.campaign("");

        tell("account_update",
                "{'event':'ACCOUNT_RESTRICTION','restriction_info':[{'restriction_type':'RESTRICTED_BIZ_INITIATED_MESSAGING'}]}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(campaign(campaign).path("status").asText()).isEqualTo("PAUSED"));
        assertThat(campaign(campaign).path("statusReason").asText()).contains("Meta has restricted the account", "resume the campaigns");
        assertThat(account().path("restriction").asText()).isEqualTo(campaign(campaign).path("statusReason").asText());
        assertThat(account().at("/notices/0/code").asText()).isEqualTo("RESTRICTED_BIZ_INITIATED_MESSAGING");

        tell("account_update", "{'event':'ACCOUNT_RESTRICTION','restriction_info':[]}");

        await().atMost(PATIENCE).until(() -> !account().has("restriction"));
        assertThat(campaign(campaign).path("status").asText()).as("a person decides when to go on").isEqualTo("PAUSED");
    }

    @Test
    void quality_and_limit_are_kept_and_the_limit_counts_where_the_account_has_none_of_its_own() throws Exception {
        await().atMost(PATIENCE).until(() -> account().has("health"));

        tell("phone_number_quality_update", "{'display_phone_number':'390600000002','event':'FLAGGED','current_limit':'TIER_2K'}");

        await().atMost(PATIENCE).until(() -> account().path("quality").asText().equals("RED"));
        await().atMost(PATIENCE).until(() -> account().path("messagingLimit").asText().equals("TIER_2K"));
        assertThat(account().path("customerLimit").asInt()).isEqualTo(2_000);
        await().atMost(PATIENCE).until(() -> sendersLimit() == 2_000);

        tell("business_capability_update", "{'max_daily_conversations_per_business':'TIER_UNLIMITED'}");
        await().atMost(PATIENCE).until(() -> sendersLimit() == 0);
        api.patch("/api/v1/accounts/" + world.key, "{\"dailyCustomerLimit\": 50}").expect(200);
        await().atMost(PATIENCE).until(() -> sendersLimit() == 50);
    }

    @Test
    void a_customer_with_another_number_keeps_conversation_contact_silence_and_place_in_the_campaign() throws Exception {
        String old = world.phone(1);
        String now = world.phone(2);
        tell("messages", message("'from':'" + old + "','type':'text','text':{'body':'Hello'}"));
        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").size() == 1);
        String contact = world.interactions("OPEN").path(0).path("contactId").asText();
        String campaign = world.campaign(", \"startAt\": \"" + world.now().plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.SECONDS)
                + "\"");
        world.add(campaign, world.list("phone\n" + old + "\n"));
        api.post("/api/v1/suppressions", "{\"phone\": \"" + old + "\", \"accountKey\": \"" + world.key + "\"}").expect(201);

        tell("messages", message("'from':'" + old + "','type':'system','system':{'type':'user_changed_number','wa_id':'" + now + "'}"));

        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").path(0).path("phone").asText().equals(now));
        assertThat(api.get("/api/v1/contacts/" + contact).expect(200).json().path("phone").asText()).isEqualTo(now);
        assertThat(world.entry(campaign, now).path("status").asText()).isEqualTo("FRESH");
        assertThat(api.get("/api/v1/suppressions?phone=" + now).json().path("items")).hasSize(1);
    }

    @Test
    void a_person_who_hides_the_number_is_talked_to_by_id_and_shown_by_name() throws Exception {
        String id = "IT." + world.phone(1);
        tell("messages", "{'contacts':[{'user_id':'" + id + "','profile':{'name':'Dana'}}],'messages':[{'from_user_id':'" + id
                + "','id':'wamid.p" + world.key + "','timestamp':'" + world.now().getEpochSecond()
                + "','type':'text','text':{'body':'Hello'}}]}");

        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").size() == 1);
        JsonNode open = world.interactions("OPEN").path(0);
        assertThat(open.path("phone").asText()).isEqualTo(id);
        assertThat(open.has("contactId")).isFalse();
        JsonNode message = api.get("/api/v1/interactions/" + open.path("id").asText()).json().at("/messages/0");
        assertThat(message.path("text").asText()).isEqualTo("Hello");
        assertThat(message.path("author").asText()).isEqualTo("Dana");

        String address = "/api/v1/interactions/" + open.path("id").asText();
        api.post(address + "/messages", "{\"type\": \"text\", \"text\": \"Hi\"}").expect(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.get(address).json().at("/messages/1/status").asText())
                .isEqualTo("READ"));
    }

    @Test
    void what_nobody_understands_is_counted_by_its_name() throws Exception {
        String field = "new_" + world.key;

        tell(field, "{'some':'thing'}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.get("/actuator/prometheus").body())
                .contains("hopper_webhooks_not_understood_total{field=\"" + field + "\"} 1.0"));
    }

    private int sendersLimit() {
        return senders.require(AccountKey.of(world.key)).dailyCustomerLimit().orElse(0);
    }

    private JsonNode account() {
        return api.get("/api/v1/accounts/" + world.key).expect(200).json();
    }

    private JsonNode campaign(String id) {
        return api.get("/api/v1/campaigns/" + id).expect(200).json();
    }

    private String message(String content) {
        return "{'messages':[{'id':'wamid." + told + world.key + "','timestamp':'" + world.now().getEpochSecond() + "'," + content
                + "}]}";
    }

    private void tell(String field, String value) throws Exception {
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"w%s","time":%d,"changes":[{"field":"%s","value":%s}]}]}
                """.formatted(world.key, world.now().getEpochSecond() + 2 + told++, field, value.replace('\'', '"'));
        assertThat(Signed.webhook(port, world.key, "secret", body)).isEqualTo(200);
    }
}
