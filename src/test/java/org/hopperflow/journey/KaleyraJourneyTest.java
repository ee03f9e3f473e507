package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop at Kaleyra, in each of its generations: from the template to the customers' answers, over HTTP. */
@HopperflowTest
class KaleyraJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private final long unique = UUID.randomUUID().getMostSignificantBits() >>> 34;
    private final String key = "kal" + unique;
    private Api api;

    @BeforeEach
    void signIn() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void a_campaign_runs_from_its_template_to_the_customers_answers(String version) {
        account(version);
        String template = approved("spring_offer");
        api.put("/api/v1/templates/" + template + "/mapping", "{\"body\": {\"1\": {\"field\": \"firstName\", \"fallback\": \"there\"}}}").expect(200);
        behaves(1, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 0}}");
        behaves(2, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"repeat\": 2}");
        behaves(3, "{\"failCode\": 131026, \"failBy\": \"WEBHOOK\"}");
        behaves(4, "{\"failCode\": 131026, \"failBy\": \"CALL\"}");
        behaves(5, "{\"drop\": true, \"answer\": {\"type\": \"TEXT\", \"text\": \"Tell me more\"}}");

        String campaign = api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"}
                """.formatted(key, template)).expect(201).id();
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + customers() + "\"}").expect(201);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers(campaign)).containsExactlyInAnyOrder(
                phone(1) + " Yes, please", phone(2) + " No, thanks", phone(5) + " Tell me more"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reasons(campaign)).containsExactlyInAnyOrder(
                phone(3) + " 'To' number invalid or WhatsApp account does not exist",
                phone(4) + " 'To' number invalid or WhatsApp account does not exist"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(campaign)).contains(phone(1), phone(2)));
        assertThat(IntStream.of(1, 2, 3, 5).map(this::received)).containsOnly(1);
        assertThat(received(4)).isZero();
        JsonNode sent = api.get("/sandbox/messages?phone=" + phone(1)).json().path("items").path(0).path("body");
        assertThat(sent.toString()).contains("Anna, Maria");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void a_template_is_rejected_paused_and_deleted_as_kaleyra_has_it(String version) {
        account(version);
        String rejected = template("spring_reject");
        awaitStatus(rejected, "REJECTED");
        assertThat(api.get("/api/v1/templates/" + rejected).json().path("reason").asText()).isEqualTo("INVALID_FORMAT");
        String template = approved("spring_offer");

        api.post("/sandbox/templates/spring_offer?account=" + key, "{\"status\": \"PAUSED\", \"reason\": \"Too many blocks\"}").expect(200);
        awaitStatus(template, "PAUSED");
        api.post("/sandbox/templates/spring_offer?account=" + key, "{\"status\": \"APPROVED\"}").expect(200);
        awaitStatus(template, "APPROVED");
        assertThat(api.post("/api/v1/templates/sync?account=" + key, "").expect(200).json().path("found").asInt()).isEqualTo(2);
        api.delete("/api/v1/templates/" + template).expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void a_template_that_exists_only_at_kaleyra_appears_after_a_sync_and_can_be_mapped(String version) throws IOException, InterruptedException {
        account(version);
        console(version, "made_there");

        assertThat(api.post("/api/v1/templates/sync?account=" + key, "").expect(200).json().path("added").asInt()).isEqualTo(1);

        JsonNode found = api.get("/api/v1/templates?account=" + key).json().path("items").path(0);
        assertThat(found.path("name").asText()).isEqualTo("made_there");
        awaitStatus(found.path("id").asText(), "APPROVED");
        api.put("/api/v1/templates/" + found.path("id").asText() + "/mapping", "{\"body\": {\"1\": \"firstName\"}}").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void a_picture_is_shown_to_reviewers_and_customers_by_a_link_that_opens_it_alone(String version) throws IOException, InterruptedException {
        account(version);
        String picture = api.upload("/api/v1/media", "spring.png", "image/png", SampleFiles.png(90_000)).expect(201).id();
        String template = api.post("/api/v1/templates", """
                {"accountKey": "%s", "name": "with_picture", "category": "MARKETING", "language": "en",
                 "header": {"type": "IMAGE", "mediaId": "%s"}, "body": "Our spring collection has arrived, come and see."}
                """.formatted(key, picture)).expect(201).id();
        awaitStatus(template, "APPROVED");

        String campaign = api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"}
                """.formatted(key, template)).expect(201).id();
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + customers() + "\"}").expect(201);

        JsonNode header = sent(1).at("/template/components/0/parameters/0");
        assertThat(header.path("type").asText()).isEqualTo("image");
        String link = header.at("/image/link").asText();
        assertThat(link).startsWith("http://localhost:" + port + "/media/" + picture + "/");
        HttpResponse<byte[]> file = fetched(link);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).hasSize(90_000);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        String other = api.upload("/api/v1/media", "other.png", "image/png", SampleFiles.png(100)).expect(201).id();
        for (String wrong : List.of(link + "x", link.replace(picture, other), link.replaceFirst("/\\d+-", "/99999999999-"),
                link.replace(picture, "nothing"), link.replace(picture, "..%2F" + picture), link.substring(0, link.lastIndexOf('/') + 1) + "-")) {
            assertThat(fetched(wrong).statusCode()).as(wrong).isIn(400, 404);
        }
        assertThat(fetched(link.substring(0, link.lastIndexOf('/'))).statusCode()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void an_agent_sends_a_document_to_a_customer_who_wrote(String version) {
        account(version);
        String template = approved("spring_offer");
        api.put("/api/v1/templates/" + template + "/mapping", "{\"body\": {\"1\": {\"field\": \"firstName\", \"fallback\": \"there\"}}}").expect(200);
        behaves(1, "{\"answer\": {\"type\": \"TEXT\", \"text\": \"What does it cost?\"}}");
        api.post("/api/v1/accounts/" + key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(phone(1), template)).expect(201);
        await().atMost(PATIENCE).until(() -> open().size() == 1);
        String prices = api.upload("/api/v1/media", "Prices.pdf", "application/pdf", SampleFiles.pdf(5_000)).expect(201).id();
        String messages = "/api/v1/interactions/" + open().path(0).path("id").asText() + "/messages";

        api.post(messages, "{\"type\": \"media\", \"mediaId\": \"" + prices + "\", \"caption\": \"All of it\"}").expect(201);

        await().atMost(PATIENCE).until(() -> received(1) == 2);
        JsonNode sent = api.get("/sandbox/messages?phone=" + phone(1)).json().path("items").path(1).path("body");
        assertThat(sent.path("type").asText()).isEqualTo("document");
        assertThat(sent.at("/document/link").asText()).contains("/media/" + prices + "/");
        assertThat(sent.at("/document/caption").asText()).isEqualTo("All of it");
        JsonNode shown = api.get("/api/v1/interactions/" + open().path(0).path("id").asText()).json().path("messages");
        assertThat(shown.path(shown.size() - 1).path("type").asText()).isEqualTo("media");
        assertThat(shown.path(shown.size() - 1).path("text").asText()).isEqualTo("[Prices.pdf]\nAll of it");
        assertThat(api.post(messages, "{\"type\": \"media\", \"mediaId\": \"nothing\"}").expect(400).json().at("/errors/0/code").asText())
                .isEqualTo("unknown-media");
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void the_fake_kaleyra_takes_no_file_that_it_cannot_fetch(String version) throws IOException, InterruptedException {
        account(version);
        String nowhere = "http://localhost:" + port + "/media/" + UUID.randomUUID() + "/1-x";
        boolean first = version.equals("V1");

        HttpResponse<byte[]> refused = first
                ? posted("/v1/HX" + key + "/messages", "application/x-www-form-urlencoded", "from=" + sender() + "&to=" + phone(9)
                        + "&type=media&media_url=" + nowhere)
                : posted("/v2/HX" + key + "/whatsapp/" + sender() + "/messages", "application/json", """
                        {"messaging_object": {"to": "%s", "type": "image", "image": {"link": "%s"}}}
                        """.formatted(phone(9), nowhere));

        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("131052", "cannot be fetched (HTTP 404)");
        assertThat(received(9)).isZero();
    }

    private JsonNode open() {
        return api.get("/api/v1/interactions?account=" + key + "&status=OPEN&limit=50").expect(200).json().path("items");
    }

    private JsonNode sent(int last) {
        await().atMost(PATIENCE).until(() -> received(last) == 1);
        return api.get("/sandbox/messages?phone=" + phone(last)).json().path("items").path(0).path("body");
    }

    private static HttpResponse<byte[]> fetched(String link) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> posted(String path, String type, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/kaleyra" + path))
                .header("api-key", "key").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private String sender() {
        return "3907" + String.format("%010d", unique);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V1", "V2"})
    void a_call_without_the_accounts_token_is_refused_and_not_kept(String version) {
        account(version);
        String news = "{\"meta_object\": {\"value\": {}}}";

        assertThat(api.post("/webhooks/kaleyra/" + key + "/guessed", news).expect(401).code()).isEqualTo("unauthorized");
        api.get("/webhooks/kaleyra/" + key + "/guessed?status=sent&id=1").expect(401);
        api.post("/webhooks/kaleyra/" + key + "/", news).expect(404);
        api.post("/webhooks/meta/" + key, news).expect(401);
        api.post("/webhooks/kaleyra/nobody" + key + "/hook", news).expect(404);
        assertThat(kept()).isZero();

        api.post("/webhooks/kaleyra/" + key + "/hook-" + key, news).expect(200);
        api.get("/webhooks/kaleyra/" + key + "/hook-" + key + "?current_limit=TIER_10K&event=FLAGGED").expect(200);
        assertThat(kept()).isEqualTo(2);
    }

    private int kept() {
        return jdbc.sql("select count(*) from webhook_event where account_key = :key").param("key", key).query(Integer.class).single();
    }

    private void account(String version) {
        api.post("/api/v1/accounts", """
                {"key": "%1$s", "name": "Shop", "provider": "KALEYRA", "phoneNumber": "3907%2$010d", "messagesPerSecond": 100,
                 "credentials": {"apiVersion": "%3$s", "host": "api.eu.kaleyra.io", "sid": "HX%1$s", "apiKey": "key", "wabaId": "w%1$s",
                                 "webhookToken": "hook-%1$s"}}
                """.formatted(key, unique, version)).expect(201);
    }

    private String approved(String name) {
        String id = template(name);
        awaitStatus(id, "APPROVED");
        return id;
    }

    private String template(String name) {
        return api.post("/api/v1/templates", """
                {"accountKey": "%s", "name": "%s", "category": "MARKETING", "language": "en",
                 "body": "Hi {{1}}, our spring collection has arrived. Shall we put something aside for you?",
                 "buttons": [{"type": "QUICK_REPLY", "text": "Yes, please"}, {"type": "QUICK_REPLY", "text": "No, thanks"}],
                 "examples": {"body": ["Anna"]}}
                """.formatted(key, name)).expect(201).id();
    }

    /** Made in Kaleyra's own console. */
    private void console(String version, String name) throws IOException, InterruptedException {
        boolean first = version.equals("V1");
        String path = first ? "/v1/HX" + key + "/whatsapp/template" : "/v2/HX" + key + "/whatsapp/w" + key + "/message_templates";
        String body = first ? "\"header\": \"none\", \"body\": \"Hi {{$1}}, we are open again.\"" : """
                "components": [{"type": "BODY", "text": "Hi {{1}}, we are open again.", "example": {"body_text": [["Anna"]]}}]""";
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/kaleyra" + path))
                .header("api-key", "key").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"name": "%s", "language": "en", "category": "MARKETING", %s}
                        """.formatted(name, body))).build();
        assertThat(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private void awaitStatus(String template, String status) {
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(api.get("/api/v1/templates/" + template).json().path("status").asText()).isEqualTo(status));
    }

    private String phone(int last) {
        return "39" + String.format("%09d", unique % 1_000_000_000L) + last;
    }

    private void behaves(int last, String behaviour) {
        api.put("/sandbox/numbers/" + phone(last), behaviour).expect(200);
    }

    private String customers() {
        String rows = IntStream.rangeClosed(1, 5).mapToObj(last -> phone(last) + ",\"Anna, Maria\"").collect(Collectors.joining("\n"));
        String list = api.post("/api/v1/lists", "{\"name\": \"Customers\"}").expect(201).id();
        String job = api.post("/api/v1/lists/" + list + "/import", "text/csv", "phone,firstName\n" + rows + "\n").expect(202).id();
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/imports/" + job).json().path("state").asText().equals("DONE"));
        return list;
    }

    private List<String> answers(String campaign) {
        return rows(campaign).filter(row -> row.hasNonNull("answer"))
                .map(row -> row.path("phone").asText() + " " + row.path("answer").asText()).toList();
    }

    private List<String> reasons(String campaign) {
        return rows(campaign).filter(row -> row.path("reason").asText("").contains("number"))
                .map(row -> row.path("phone").asText() + " " + row.path("reason").asText()).toList();
    }

    private List<String> read(String campaign) {
        return rows(campaign).filter(row -> row.hasNonNull("readAt")).map(row -> row.path("phone").asText()).toList();
    }

    private Stream<JsonNode> rows(String campaign) {
        JsonNode items = api.get("/api/v1/campaigns/" + campaign + "/history?limit=500").expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private int received(int last) {
        return api.get("/sandbox/messages?phone=" + phone(last) + "&limit=500").expect(200).json().path("items").size();
    }
}
