package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.SampleFiles;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file on its way: uploaded here, shown to the provider's reviewers, and sent in the header of a campaign's template. */
@HopperflowTest
class MediaJourneyTest {

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
    void a_picture_is_reviewed_and_sent_in_a_campaign() {
        String picture = api.upload("/api/v1/media", "spring.png", "image/png", SampleFiles.png(90_000)).expect(201).id();
        // The connection breaks in the middle, and the upload goes on.
        api.put("/sandbox/broken-uploads/a" + world.key, "{\"afterBytes\": 40000}").expect(200);

        String template = approved("with_picture", "IMAGE", picture);
        String first = world.phone(1);
        String second = world.phone(2);
        String campaign = campaign(template);
        world.add(campaign, world.list("phone\n" + first + "\n" + second + "\n"));

        JsonNode header = header(first);
        assertThat(header.path("type").asText()).isEqualTo("image");
        assertThat(header.at("/image/id").asText()).startsWith("6000000000");
        assertThat(header(second)).isEqualTo(header);
        assertThat(world.received(first)).isEqualTo(1);
        assertThat(world.received(second)).isEqualTo(1);
    }

    @Test
    void a_document_is_sent_under_its_name() {
        String document = api.upload("/api/v1/media", "Prices.pdf", "application/pdf", SampleFiles.pdf(5_000)).expect(201).id();

        String customer = world.phone(1);
        String campaign = campaign(approved("with_document", "DOCUMENT", document));
        world.add(campaign, world.list("phone\n" + customer + "\n"));

        assertThat(header(customer).at("/document/filename").asText()).isEqualTo("Prices.pdf");
    }

    @Test
    void a_header_of_the_wrong_file_is_refused_before_anybody_sees_it() {
        String document = api.upload("/api/v1/media", "a.pdf", "application/pdf", SampleFiles.pdf(500)).expect(201).id();

        JsonNode refused = api.post("/api/v1/templates", body("wrong_file", "IMAGE", document)).expect(400).json();

        assertThat(refused.at("/errors/0/field").asText()).isEqualTo("header.mediaId");
        assertThat(refused.at("/errors/0/code").asText()).isEqualTo("wrong-media-type");
    }

    @Test
    void a_video_that_reviewers_are_not_shown_is_warned_about_and_its_refusal_kept() {
        String video = api.upload("/api/v1/media", "a.3gp", "video/3gpp", SampleFiles.mp4("3gp4", 500)).expect(201).id();

        JsonNode created = api.post("/api/v1/templates", body("with_video", "VIDEO", video)).expect(201).json();

        assertThat(created.at("/warnings/0/code").asText()).isEqualTo("video-not-shown");
        assertThat(created.path("status").asText()).isEqualTo("REJECTED");
        assertThat(created.path("reason").asText()).contains("video/3gpp");
    }

    @Test
    void a_template_made_at_the_provider_is_given_a_file_of_ours_before_it_is_sent() {
        String picture = api.upload("/api/v1/media", "spring.png", "image/png", SampleFiles.png(900)).expect(201).id();
        String document = api.upload("/api/v1/media", "a.pdf", "application/pdf", SampleFiles.pdf(500)).expect(201).id();
        madeThere("made_there");
        api.post("/api/v1/templates/sync?account=" + world.key, "").expect(200);
        String template = StreamSupport.stream(api.get("/api/v1/templates?account=" + world.key).json().path("items").spliterator(), false)
                .filter(one -> one.path("name").asText().equals("made_there")).findFirst().orElseThrow().path("id").asText();
        String address = "/api/v1/templates/" + template;
        await().atMost(PATIENCE).until(() -> api.get(address).json().path("status").asText().equals("APPROVED"));

        Api.Answer refused = api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"}
                """.formatted(world.key, template)).expect(409);
        assertThat(refused.code()).isEqualTo("template-file-missing");
        assertThat(refused.json().path("detail").asText()).contains("made_there", "IMAGE", "POST /api/v1/media", "PATCH " + address);
        assertThat(api.post("/api/v1/accounts/" + world.key + "/messages", """
                {"phone": "%s", "templateId": "%s"}
                """.formatted(world.phone(9), template)).expect(409).code()).isEqualTo("template-file-missing");
        assertThat(api.get(address).json().path("warnings").findValuesAsText("code")).contains("template-file-missing");
        assertThat(file(address, document)).isEqualTo("headerMediaId wrong-media-type");
        assertThat(file(address, "nothing")).isEqualTo("headerMediaId unknown-media");
        assertThat(file("/api/v1/templates/" + world.template, picture)).isEqualTo("headerMediaId not-supported");

        JsonNode given = api.patch(address, "{\"headerMediaId\": \"" + picture + "\"}").expect(200).json();

        assertThat(given.at("/header/mediaId").asText()).isEqualTo(picture);
        assertThat(given.path("warnings")).isEmpty();
        world.add(campaign(template), world.list("phone\n" + world.phone(1) + "\n"));
        assertThat(header(world.phone(1)).path("type").asText()).isEqualTo("image");
        assertThat(api.patch(address, "{\"headerMediaId\": \"" + picture + "\", \"recontact\": true}").expect(409).code())
                .isEqualTo("template-read-only");
    }

    private String file(String address, String media) {
        JsonNode error = api.patch(address, "{\"headerMediaId\": \"" + media + "\"}").expect(400).json().at("/errors/0");
        return error.path("field").asText() + " " + error.path("code").asText();
    }

    /** In Meta's own manager: nobody here knows of it, nor has its file. */
    private void madeThere(String name) {
        jdbc.sql("""
                insert into sandbox_template (waba_id, name, language, category, components, reviewed_at)
                values (:waba, :name, 'en', 'MARKETING', :components::jsonb, now() - interval '1 hour')
                """).param("waba", "w" + world.key).param("name", name).param("components", """
                [{"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["theirs"]}},
                 {"type": "BODY", "text": "Our spring collection has arrived."}]
                """).update();
    }

    private String approved(String name, String type, String media) {
        JsonNode created = api.post("/api/v1/templates", body(name, type, media)).expect(201).json();
        String id = created.path("id").asText();
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(api.get("/api/v1/templates/" + id).json().path("status").asText()).as(created.toString()).isEqualTo("APPROVED"));
        return id;
    }

    private String body(String name, String type, String media) {
        return """
                {"accountKey": "%s", "name": "%s", "category": "MARKETING", "language": "en",
                 "header": {"type": "%s", "mediaId": "%s"}, "body": "Our spring collection has arrived."}
                """.formatted(world.key, name, type, media);
    }

    private String campaign(String template) {
        return api.post("/api/v1/campaigns", """
                {"name": "Spring", "accountKey": "%s", "templateId": "%s"}
                """.formatted(world.key, template)).expect(201).id();
    }

    /** The parameter of the header that reached the provider. */
    private JsonNode header(String phone) {
        await().atMost(PATIENCE).until(() -> world.received(phone) == 1);
        return api.get("/sandbox/messages?phone=" + phone).json().at("/items/0/body/template/components/0/parameters/0");
    }
}
