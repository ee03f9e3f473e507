package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API describes itself, for people and for programs that are made from the description. */
@HopperflowTest
class ApiDescriptionTest {

    @LocalServerPort int port;

    private Api api;

    @BeforeEach
    void signIn() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @Test
    void the_description_says_what_it_describes_and_how_to_sign_in() {
        JsonNode description = api.get("/v3/api-docs").expect(200).json();

        assertThat(description.at("/info/title").asText()).isEqualTo("Hopperflow");
        assertThat(description.at("/info/version").asText()).isNotBlank();
        assertThat(description.at("/components/securitySchemes/basic/scheme").asText()).isEqualTo("basic");
        assertThat(description.at("/security/0").has("basic")).isTrue();
    }

    @Test
    void every_route_stands_under_the_name_of_its_room() {
        JsonNode description = api.get("/v3/api-docs").expect(200).json();
        List<String> rooms = description.path("tags").findValuesAsText("name");

        description.path("paths").forEach(path -> path.forEach(operation ->
                assertThat(operation.path("tags")).hasSize(1).allSatisfy(tag -> assertThat(rooms).contains(tag.asText()))));
        assertThat(description.path("paths").fieldNames()).toIterable().allMatch(path -> path.matches("/(api/v1|webhooks|sandbox)/.*"));
    }

    @Test
    void an_id_is_described_as_the_text_it_is() {
        JsonNode description = api.get("/v3/api-docs").expect(200).json();

        assertThat(description.at("/components/schemas/Campaign/properties/id/format").asText()).isEqualTo("uuid");
        assertThat(description.at("/components/schemas/Campaign/properties/accountKey/type").asText()).isEqualTo("string");
    }

    @Test
    void a_new_account_is_described_though_it_is_read_as_a_tree() {
        JsonNode body = api.get("/v3/api-docs").expect(200).json().at("/paths/~1api~1v1~1accounts/post/requestBody/content");

        assertThat(body.at("/application~1json/schema/$ref").asText()).endsWith("/AccountRequest");
    }

    @Test
    void an_import_takes_the_file_itself_or_a_form_with_it() {
        JsonNode bodies = api.get("/v3/api-docs").expect(200).json().at("/paths/~1api~1v1~1lists~1{list}~1import/post/requestBody/content");

        assertThat(bodies.at("/text~1csv/schema/type").asText()).isEqualTo("string");
        assertThat(bodies.at("/multipart~1form-data/schema/properties/file/format").asText()).isEqualTo("binary");
    }

    @Test
    void the_description_opens_in_a_browser() {
        assertThat(api.get("/swagger-ui/index.html").expect(200).body()).contains("swagger-ui");
        api.get("/swagger-ui.html").expect(302);
    }
}
