package org.hopperflow.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A template as somebody will read it, before anybody does. */
@HopperflowTest
class PreviewTest {

    @LocalServerPort int port;

    private Api api;
    private World world;
    private String template;

    @BeforeEach
    void aTemplateWithEverything() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
        template = api.post("/api/v1/templates", """
                {"accountKey": "%s", "name": "everything", "category": "MARKETING", "language": "en",
                 "header": {"type": "TEXT", "text": "News for {{1}}"}, "footer": "<b>Reply STOP</b>",
                 "body": "Hi {{1}}, *only today*: everything in our shop in {{2}} is cheaper than yesterday.",
                 "buttons": [{"type": "URL", "text": "Shop & save", "url": "https://example.org/s?who={{1}}"},
                             {"type": "PHONE_NUMBER", "text": "Call", "phoneNumber": "+390612345"}],
                 "examples": {"header": ["Dana"], "body": ["Dana", "Berlin"]}}
                """.formatted(world.key)).expect(201).id();
        api.put("/api/v1/templates/" + template + "/mapping", """
                {"header": {"1": "firstName"}, "body": {"1": "firstName", "2": {"field": "custom.city", "fallback": "your town"}},
                 "buttons": {"0": {"1": "custom.code"}}}
                """).expect(200);
    }

    @Test
    void without_a_contact_the_authors_examples_are_shown() {
        JsonNode preview = preview("");

        assertThat(preview.at("/header/text").asText()).isEqualTo("News for Dana");
        assertThat(preview.path("body").asText()).isEqualTo(
                "Hi Dana, *only today*: everything in our shop in Berlin is cheaper than yesterday.");
        assertThat(preview.path("footer").asText()).isEqualTo("<b>Reply STOP</b>");
        assertThat(preview.path("buttons").findValuesAsText("text")).containsExactly("Shop & save", "Call");
    }

    @Test
    void a_contact_sees_its_own_fields_and_the_fallbacks_for_what_it_lacks() {
        String contact = contact("{\"firstName\": \"Anna\", \"phone\": \"" + world.phone(1) + "\", \"custom\": {\"code\": \"A 1&b\"}}");

        JsonNode preview = preview("?contactId=" + contact);

        assertThat(preview.path("body").asText()).startsWith("Hi Anna, ").contains("our shop in your town is");
        assertThat(preview.at("/buttons/0/url").asText()).isEqualTo("https://example.org/s?who=A%201%26b");
        assertThat(preview.path("text").asText()).startsWith("News for Anna\nHi Anna, ").endsWith("[Call: +390612345]");
    }

    @Test
    void the_fragment_looks_like_a_chat_and_escapes_everything() {
        String contact = contact("{\"firstName\": \"<script>alert(1)</script> 'x' \\\"y\\\"\", \"phone\": \"" + world.phone(2) + "\"}");

        String html = preview("?contactId=" + contact).path("html").asText();

        assertThat(html).startsWith("<div class=\"phone\"").contains("<span class=\"phone-bold\">only today</span>")
                .contains("News for &lt;script&gt;alert(1)&lt;/script&gt; &#39;x&#39; &quot;y&quot;")
                .contains("&lt;b&gt;Reply STOP&lt;/b&gt;").contains(">Shop &amp; save</div>")
                .doesNotContain("<script").doesNotContain("<b>").doesNotContain("th:");
    }

    @Test
    void a_contact_that_does_not_exist_is_not_found() {
        assertThat(api.get("/api/v1/templates/" + template + "/preview?contactId=" + UUID.randomUUID()).expect(404).code())
                .isEqualTo("contact-not-found");
        assertThat(api.get("/api/v1/templates/" + template + "/preview?contactId=Anna").expect(400).json().at("/errors/0/field").asText())
                .isEqualTo("contactId");
    }

    private JsonNode preview(String query) {
        return api.get("/api/v1/templates/" + template + "/preview" + query).expect(200).json();
    }

    private String contact(String contact) {
        String list = api.post("/api/v1/lists", "{\"name\": \"Readers\"}").expect(201).id();
        return api.post("/api/v1/lists/" + list + "/contacts", contact).expect(201).id();
    }
}
