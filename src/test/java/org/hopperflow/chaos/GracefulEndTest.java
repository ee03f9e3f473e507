package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SIGTERM with the default times, while a slow provider still has to answer. */
class GracefulEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ALL = Duration.ofSeconds(30);

    private static final Node NODE = new Node("graceful", Map.of("HOPPER_DEMO", "false"));

    @BeforeAll
    static void start() {
        NODE.fresh().start();
    }

    @AfterAll
    static void end() {
        NODE.close();
    }

    @Test
    void what_is_under_way_gets_its_outcome_and_nothing_new_leaves() throws IOException {
        World world = World.create(NODE.api());
        NODE.api().patch("/api/v1/accounts/" + world.key, "{\"messagesPerSecond\": 5}").expect(200);
        List<String> phones = IntStream.range(0, 70).mapToObj(world::phone).toList();
        phones.forEach(phone -> world.behaves(phone, "{\"silent\": true, \"slowMillis\": 18000}"));
        world.add(world.campaign(""), world.list("phone\n" + String.join("\n", phones) + "\n"));
        await().atMost(PATIENCE).until(() -> database().count("select count(*) from attempt where state = 'SENDING'") > 10);

        Instant signal = Instant.now();
        Duration took;
        try (Socket upload = uploadThatNeverEnds(NODE.api().post("/api/v1/lists", "{\"name\": \"Later\"}").id())) {
            took = NODE.stop(ALL);
            assertThat(upload.isConnected()).isTrue();
        }

        assertThat(took).isBetween(Duration.ofSeconds(10), ALL);
        NODE.start();
        String marked = "select count(*) from attempt where marked_at <= '" + signal.plusMillis(500) + "' and state ";
        assertThat(database().count(marked + "= 'ACCEPTED'")).as("ended with their outcome").isGreaterThan(10);
        assertThat(database().count(marked + "<> 'ACCEPTED'")).as("ended without").isZero();
        assertThat(database().count("select count(*) from attempt where marked_at between '" + signal.plusMillis(500) + "' and '"
                + signal.plus(took) + "'")).as("taken after the signal").isZero();
    }

    /** Nobody waits for it longer than for the rest. */
    private static Socket uploadThatNeverEnds(String list) throws IOException {
        Socket socket = new Socket("localhost", URI.create(NODE.address()).getPort());
        String signIn = Base64.getEncoder().encodeToString(("admin:" + Node.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String begin = "POST /api/v1/lists/" + list + "/import HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + signIn
                + "\r\nContent-Type: text/csv\r\nContent-Length: 100000\r\n\r\nphone\n";
        socket.getOutputStream().write(begin.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static Database database() {
        return PostgresOfNode.in(NODE.data()).database();
    }
}
