package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A campaign seen as the picture that it is: how many contacts stand where, and who they are. */
@HopperflowTest
class FlowPictureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    private Api api;
    private World world;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void the_picture_tells_how_many_contacts_stand_at_which_step() {
        world.behaves(world.phone(3), "{\"failCode\": \"131026\", \"failBy\": \"WEBHOOK\"}");
        world.behaves(world.phone(4), "{\"failCode\": \"131000\", \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n" + world.phone(3) + "\n" + world.phone(4) + "\n"));

        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(standing(campaign)).isEqualTo(Map.of("waitForReply", 2L, "waitForRetry", 1L)));
    }

    @Test
    void the_picture_is_the_one_an_analyst_deployed() {
        String campaign = world.campaign("");

        JsonNode flow = api.get("/api/v1/campaigns/" + campaign + "/flow").expect(200).json();
        String xml = api.get("/api/v1/campaigns/" + campaign + "/flow/picture").expect(200).body();

        assertThat(flow.path("flow").asText()).isEqualTo("hopperContact");
        assertThat(flow.path("name").asText()).isEqualTo("Hopper contact");
        assertThat(flow.path("definitionId").asText()).startsWith("hopperContact:");
        assertThat(xml).startsWith("<?xml").contains("id=\"waitForReply\"", "BPMNDiagram");
    }

    @Test
    void a_step_tells_who_stands_there_page_by_page() {
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n" + world.phone(3) + "\n"));
        await().atMost(PATIENCE).until(() -> standing(campaign).getOrDefault("waitForReply", 0L) == 3);

        String step = "/api/v1/campaigns/" + campaign + "/flow/steps/waitForReply/entries?limit=2";
        JsonNode first = api.get(step).expect(200).json();
        JsonNode second = api.get(step + "&after=" + first.path("next").asText()).expect(200).json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(first.path("items").findValuesAsText("phone")).doesNotContainAnyElementsOf(second.path("items").findValuesAsText("phone"));
        assertThat(second.path("items").path(0).path("status").asText()).isEqualTo("PENDING");
        assertThat(api.get("/api/v1/campaigns/" + campaign + "/flow/steps/nowhere/entries").expect(200).json().path("items")).isEmpty();
    }

    @Test
    void a_version_that_is_not_there_is_no_picture() {
        String campaign = world.campaign("");

        assertThat(api.get("/api/v1/campaigns/" + campaign + "/flow/picture?version=9999").expect(404).code()).isEqualTo("flow-not-found");
    }

    private Map<String, Long> standing(String campaign) {
        Map<String, Long> standing = new TreeMap<>();
        api.get("/api/v1/campaigns/" + campaign + "/flow").expect(200).json().path("steps")
                .forEach(step -> standing.put(step.path("step").asText(), step.path("contacts").asLong()));
        return standing;
    }
}
