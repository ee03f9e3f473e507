package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.provider.SandboxTemplates;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What became of a template stays readable, and what will become of it is told. */
@HopperflowTest
class TemplateHistoryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired SandboxTemplates sandbox;

    private World world;
    private Api api;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void every_change_is_kept_with_its_time_as_the_demo_shows_it() {
        String id = world.utilityTemplate();

        sandbox.pause(AccountKey.of(world.key), "order_ready", "Too many customers blocked it.");
        await().atMost(PATIENCE).until(() -> states(id).contains("PAUSED RED UTILITY"));
        sandbox.approveAgain(AccountKey.of(world.key), "order_ready");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(id)).startsWith("DRAFT - UTILITY", "PENDING - UTILITY")
                .containsSubsequence("APPROVED - UTILITY", "PAUSED RED UTILITY", "APPROVED GREEN UTILITY")
                .endsWith("APPROVED GREEN UTILITY"));
        JsonNode history = template(id).path("history");
        assertThat(history.findValuesAsText("reason")).contains("FIRST_PAUSE: Too many customers blocked it.");
        assertThat(history.findValuesAsText("at").stream().map(Instant::parse).toList()).isSorted();
        JsonNode listed = api.get("/api/v1/templates?account=" + world.key).json().path("items").path(0);
        assertThat(listed.has("history")).isFalse();
    }

    @Test
    void an_announced_category_is_shown_and_warned_about_until_it_counts() {
        String id = world.utilityTemplate();

        order("{\"announcedCategory\": \"MARKETING\"}");

        await().atMost(PATIENCE).until(() -> template(id).hasNonNull("announcedCategory"));
        JsonNode shown = template(id);
        assertThat(shown.path("announcedCategory").asText()).isEqualTo("MARKETING");
        assertThat(shown.path("category").asText()).isEqualTo("UTILITY");
        Instant from = Instant.parse(shown.path("announcedFrom").asText());
        assertThat(from).isAfter(Instant.parse(shown.path("createdAt").asText()).plus(Duration.ofHours(23)));
        assertThat(shown.path("warnings").path(0).path("code").asText()).isEqualTo("category-announced");
        assertThat(shown.path("warnings").path(0).path("message").asText()).isEqualTo(
                "The provider will move it from UTILITY to MARKETING at " + from + ". From then on the prices of marketing messages apply, and only customers who agreed to marketing may get it.");

        sync();
        assertThat(template(id).path("announcedFrom").asText()).as("a list tells no time").isEqualTo(from.toString());
        order("{\"category\": \"MARKETING\"}");

        await().atMost(PATIENCE).until(() -> template(id).path("category").asText().equals("MARKETING"));
        assertThat(template(id).has("announcedCategory")).isFalse();
        assertThat(template(id).has("announcedFrom")).isFalse();
        assertThat(template(id).path("warnings").findValuesAsText("code")).containsExactly("category-changed");
    }

    private void sync() {
        api.post("/api/v1/templates/sync?account=" + world.key, "").expect(200);
    }

    private void order(String order) {
        api.post("/sandbox/templates/order_ready?account=" + world.key, order).expect(200);
    }

    private List<String> states(String id) {
        return StreamSupport.stream(template(id).path("history").spliterator(), false)
                .map(change -> change.path("status").asText() + " " + change.path("quality").asText("-").replace("UNKNOWN", "-") + " "
                        + change.path("category").asText()).toList();
    }

    private JsonNode template(String id) {
        return api.get("/api/v1/templates/" + id).expect(200).json();
    }
}
