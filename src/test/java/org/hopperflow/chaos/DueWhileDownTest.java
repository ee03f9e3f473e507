package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three hours pass while nobody runs. A campaign that is a little late starts, one that is very late asks a person. */
class DueWhileDownTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Node NODE = new Node("down", Map.of("HOPPER_DEMO", "false"));

    @BeforeAll
    static void start() {
        NODE.fresh().start();
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    @Test
    void a_campaign_that_was_due_while_the_system_was_down_starts_only_when_it_is_not_too_late() {
        World world = World.create(NODE.api());
        Instant now = now();
        String longAgo = campaign(world, now.plus(Duration.ofHours(1)), 1);
        String justMissed = campaign(world, now.plus(Duration.ofMinutes(150)), 2);
        String later = campaign(world, now.plus(Duration.ofDays(1)), 3);

        NODE.kill();
        database().run("update clock_offset set millis = millis + " + Duration.ofHours(3).toMillis());
        // On database time, too, the last beat is long ago.
        database().run("update node set beat_on = beat_on - interval '3 hours'");
        NODE.start();

        Api api = NODE.api();
        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
        assertThat(status(justMissed).path("status").asText()).isEqualTo("RUNNING");
        await().atMost(PATIENCE).until(() -> status(longAgo).path("status").asText().equals("PAUSED"));
        assertThat(status(longAgo).path("statusReason").asText())
                .startsWith("It was due on ").endsWith(" while the system was down. Resume it to start now.");
        assertThat(database().rows("select configuration_, activity_id_ from act_ru_incident")).containsExactly(longAgo + " resting");
        assertThat(world.received(world.phone(1))).isZero();

        api.post("/api/v1/campaigns/" + longAgo + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        assertThat(database().count("select count(*) from act_ru_incident")).isZero();

        api.post("/sandbox/clock", "{\"advance\": \"P2D\"}").expect(200);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(3)) == 1);
        assertThat(status(later).path("status").asText()).as("only the clock jumped").isEqualTo("RUNNING");
    }

    private static String campaign(World world, Instant startAt, int customer) {
        world.behaves(world.phone(customer), "{\"silent\": true}");
        String campaign = world.campaign(", \"startAt\": \"" + startAt + "\"");
        world.add(campaign, world.list("phone\n" + world.phone(customer) + "\n"));
        return campaign;
    }

    private static JsonNode status(String campaign) {
        return NODE.api().get("/api/v1/campaigns/" + campaign).expect(200).json();
    }

    private static Instant now() {
        return Instant.parse(NODE.api().get("/sandbox/clock").expect(200).json().path("now").asText());
    }

    private static Database database() {
        return PostgresOfNode.in(NODE.data()).database();
    }
}
