package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody could make sense of is seen by an operator, who tries it again or puts it away. */
@HopperflowTest
class ParkedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private Api api;
    private World world;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void an_unreadable_call_is_shown_read_again_and_put_away() throws Exception {
        assertThat(Signed.webhook(port, world.key, "secret", "no \u0000 JSON")).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> parked("webhooks").size() == 1);
        JsonNode call = parked("webhooks").get(0);
        assertThat(call.path("body").asText()).isEqualTo("no \u0000 JSON");
        assertThat(call.path("bytes").asInt()).isEqualTo(9);
        assertThat(call.path("failure").asText()).isNotBlank();

        api.post("/api/v1/parked/webhooks/" + call.path("id").asText() + "/retry", "").expect(204);
        await().atMost(PATIENCE).until(() -> parked("webhooks").size() == 1);

        api.delete("/api/v1/parked/webhooks/" + call.path("id").asText()).expect(204);
        assertThat(parked("webhooks")).isEmpty();
        assertThat(api.delete("/api/v1/parked/webhooks/" + call.path("id").asText()).expect(404).code()).isEqualTo("parked-item-not-found");
    }

    @Test
    void news_that_nobody_took_for_a_day_is_shown_and_handed_over_again() throws Exception {
        String failed = """
                {"object": "whatsapp_business_account", "entry": [{"id": "w%1$s", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%1$s"},
                  "statuses": [{"id": "wamid.nobodys", "status": "failed", "timestamp": "1750000000", "recipient_id": "391",
                                "errors": [{"code": 131026, "title": "Message undeliverable"}]}]}}]}]}
                """.formatted(world.key);
        assertThat(Signed.webhook(port, world.key, "secret", failed)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> jdbc.sql("update inbox_item set tries = 1449 where account_key = :key and tries > 0")
                .param("key", world.key).update() == 1);
        await().atMost(PATIENCE).until(() -> parked("items").size() == 1);
        JsonNode item = parked("items").get(0);
        assertThat(item.at("/event/providerMessageId").asText()).isEqualTo("wamid.nobodys");
        assertThat(item.path("failure").asText()).contains("wamid.nobodys");

        api.post("/api/v1/parked/items/" + item.path("id").asText() + "/retry", "").expect(204);

        assertThat(parked("items")).isEmpty();
        await().atMost(PATIENCE).until(() -> jdbc.sql("select tries from inbox_item where id = :id")
                .param("id", UUID.fromString(item.path("id").asText())).query(Integer.class).single() > 0);
    }

    @Test
    void a_status_of_an_unknown_message_is_shown_tried_again_and_put_away() {
        jdbc.sql("""
                insert into early_status (id, account_key, provider_message_id, status, at, received_at, parked_at)
                values (:id, :key, 'wamid.nobodys', 'READ', now(), now(), now())
                """).param("id", UUID.randomUUID()).param("key", world.key).update();
        String id = parked("statuses").at("/0/id").asText();

        assertThat(api.post("/api/v1/parked/statuses/" + id + "/retry", "").expect(409).code()).isEqualTo("message-still-unknown");
        api.delete("/api/v1/parked/statuses/" + id).expect(204);

        assertThat(parked("statuses")).isEmpty();
        assertThat(api.post("/api/v1/parked/statuses/" + id + "/retry", "").expect(404).code()).isEqualTo("parked-item-not-found");
    }

    @Test
    void an_alarm_is_shown_until_it_is_put_away() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into provider_id_alarm (id, kind, account_key, attempt_id, provider_message_id, known_message_id, raised_at)
                values (:id, 'TWO_IDS', :key, :id, 'wamid.second', 'wamid.first', now())
                """).param("id", UUID.fromString(id)).param("key", world.key).update();

        JsonNode alarm = alarm(id);
        assertThat(alarm.path("kind").asText()).isEqualTo("TWO_IDS");
        assertThat(alarm.path("knownMessageId").asText()).isEqualTo("wamid.first");
        assertThat(alarm.path("providerMessageId").asText()).isEqualTo("wamid.second");

        api.delete("/api/v1/parked/alarms/" + id).expect(204);

        assertThat(alarm(id)).isNull();
    }

    private JsonNode parked(String kind) {
        return api.get("/api/v1/parked/" + kind + "?limit=500&account=" + world.key).expect(200).json().path("items");
    }

    private JsonNode alarm(String id) {
        for (JsonNode alarm : api.get("/api/v1/parked/alarms?limit=500").expect(200).json().path("items")) {
            if (alarm.path("id").asText().equals(id)) {
                return alarm;
            }
        }
        return null;
    }
}
