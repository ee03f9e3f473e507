package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer's picture, from the provider's storage into ours and onto the agent's screen. */
@HopperflowTest
class IncomingMediaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort int port;

    private Api api;

    @BeforeEach
    void signIn() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @Test
    void a_picture_sent_to_metas_number_is_shown_with_the_message_and_handed_out_to_who_is_signed_in() throws Exception {
        World world = World.create(api);
        world.behaves(world.phone(1), "{\"answer\": {\"type\": \"MEDIA\", \"text\": \"Look\"}}");
        api.post("/api/v1/accounts/" + world.key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(world.phone(1), world.template)).expect(201);

        JsonNode message = shownIn(world.key);

        assertThat(message.path("type").asText()).isEqualTo("media");
        assertThat(message.path("text").asText()).isEqualTo("Look");
        assertThat(message.path("mimeType").asText()).isEqualTo("image/png");
        assertThat(message.path("fileName").asText()).isEqualTo("image.png");
        String content = "/api/v1/media/" + message.path("mediaId").asText() + "/content";
        HttpResponse<byte[]> file = fetched(content, "admin:admin-of-the-tests");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(fetched(content, "nobody:guess").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void a_picture_sent_to_kaleyras_number_is_kept_before_the_link_runs_out(String version) {
        long unique = UUID.randomUUID().getMostSignificantBits() >>> 34;
        String key = "kmed" + unique;
        String phone = "3908" + String.format("%010d", unique);
        api.post("/api/v1/accounts", """
                {"key": "%1$s", "name": "Shop", "provider": "KALEYRA", "phoneNumber": "3907%2$010d", "messagesPerSecond": 500,
                 "credentials": {"apiVersion": "%3$s", "sid": "HX%1$s", "apiKey": "key", "wabaId": "k%1$s", "webhookToken": "hook"}}
                """.formatted(key, unique, version)).expect(201);
        String template = World.approved(api, """
                {"accountKey": "%s", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "body": "Our spring collection has arrived. Come and see what is new in our shop."}
                """.formatted(key));
        api.put("/sandbox/numbers/" + phone, "{\"answer\": {\"type\": \"MEDIA\"}}").expect(200);
        api.post("/api/v1/accounts/" + key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(phone, template)).expect(201);

        assertThat(shownIn(key).path("mimeType").asText()).isEqualTo("image/png");
    }

    @Test
    void what_can_never_be_fetched_is_told_in_the_message() throws Exception {
        World world = World.create(api);
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"w%1$s","changes":[{"field":"messages","value":{"messages":[
                 {"from":"%2$s","id":"wamid.%1$s","timestamp":"%3$d","type":"document",
                  "document":{"id":"../elsewhere","filename":"Order.pdf","caption":"My order"}}]}}]}]}
                """.formatted(world.key, world.phone(1), world.now().getEpochSecond());
        assertThat(Signed.webhook(port, world.key, "secret", body)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> open(world.key).size() == 1);
        String address = "/api/v1/interactions/" + open(world.key).path(0).path("id").asText();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(api.get(address).json().at("/messages/0/text").asText())
                .isEqualTo("My order\n[media could not be downloaded: The file has no id.]"));
        assertThat(api.get(address).json().at("/messages/0").has("mediaId")).isFalse();
    }

    private JsonNode shownIn(String account) {
        await().atMost(PATIENCE).until(() -> open(account).size() == 1);
        String address = "/api/v1/interactions/" + open(account).path(0).path("id").asText();
        await().atMost(PATIENCE).until(() -> incoming(api.get(address).json()).has("mediaId"));
        return incoming(api.get(address).json());
    }

    private static JsonNode incoming(JsonNode interaction) {
        for (JsonNode message : interaction.path("messages")) {
            if (message.path("direction").asText().equals("in")) {
                return message;
            }
        }
        return interaction.path("none");
    }

    private JsonNode open(String account) {
        return api.get("/api/v1/interactions?account=" + account + "&status=OPEN&limit=50").expect(200).json().path("items");
    }

    private HttpResponse<byte[]> fetched(String path, String who) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(who.getBytes())).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
