package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a hopper does when things happen at awkward moments, with everything else running. */
@HopperflowTest
class HopperCornersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;

    private World world;
    private Api api;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void what_a_stopped_campaign_has_queued_holds_up_no_other_campaign() {
        api.patch("/api/v1/accounts/" + world.key, "{\"messagesPerSecond\": 1}").expect(200);
        String stopped = world.campaign("");
        world.add(stopped, world.list(many(20, 100)));
        await().atMost(PATIENCE).until(() -> world.hopper(stopped).path("pending").asInt() >= 3);
        post(stopped, "stop");

        String other = world.campaign("");
        world.add(other, world.list("phone\n" + world.phone(1) + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        assertThat(world.hopper(stopped).path("fresh").asInt()).isPositive();
    }

    private void post(String campaign, String what) {
        api.post("/api/v1/campaigns/" + campaign + "/" + what, "").expect(200);
    }

    private String many(int count, int from) {
        StringBuilder csv = new StringBuilder("phone\n");
        for (int i = 0; i < count; i++) {
            csv.append(world.phone(from + i)).append('\n');
        }
        return csv.toString();
    }
}
