package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looks at a conversation hears that it changed, over a real socket. */
@HopperflowTest
class ConversationEventsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    private Api api;
    private World world;
    private String conversation;

    @BeforeEach
    void a_customer_wrote() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
        conversation = new Desk(world, port).writes(world.phone(1), "Dana", "Hello");
    }

    @Test
    void an_event_at_the_beginning_and_one_for_each_change_either_way() throws Exception {
        try (Listener listener = listen(null)) {
            listener.heard(1);

            api.post("/api/v1/interactions/" + conversation + "/messages", "{\"type\": \"text\", \"text\": \"Hi\"}").expect(201);
            listener.heardMore();

            new Desk(world, port).writes(world.phone(1), "Dana", "Thanks");
            listener.heardMore();
        }
    }

    @Test
    void closing_is_a_change_too() throws Exception {
        try (Listener listener = listen(null)) {
            listener.heard(1);

            api.post("/api/v1/interactions/" + conversation + "/close", "{\"disposition\": \"solved\"}").expect(200);

            listener.heardMore();
        }
    }

    @Test
    void what_another_node_wrote_is_heard_as_well() throws Exception {
        try (Listener listener = listen(null)) {
            listener.heard(1);

            jdbc.sql("""
                    insert into inbound_message (id, account_key, phone, provider_message_id, type, text, interaction_id, at, received_at)
                    values (:id, :account, :phone, :provider, 'text', 'From elsewhere', :interaction, now(), now())
                    """).param("id", UUID.randomUUID()).param("account", world.key).param("phone", world.phone(1))
                    .param("provider", "wamid." + UUID.randomUUID()).param("interaction", UUID.fromString(conversation)).update();

            listener.heardMore();
        }
    }

    @Test
    void who_comes_back_hears_only_what_they_missed() throws Exception {
        String seen;
        try (Listener listener = listen(null)) {
            seen = listener.heard(1);
        }
        try (Listener listener = listen(seen)) {
            api.post("/api/v1/interactions/" + conversation + "/messages", "{\"type\": \"text\", \"text\": \"Hi\"}").expect(201);

            assertThat(listener.heard(1)).isNotEqualTo(seen);
        }
    }

    @Test
    void the_stream_of_nothing_is_a_problem_document() {
        assertThat(api.get("/api/v1/interactions/" + UUID.randomUUID() + "/events").expect(404).code()).isEqualTo("interaction-not-found");
        assertThat(api.get("/api/v1/interactions/nonsense/events").expect(404).code()).isEqualTo("interaction-not-found");
    }

    @Test
    void agents_of_other_queues_hear_nothing() {
        Desk desk = new Desk(world, port);

        assertThat(desk.api(desk.user("eve", "agents")).get("/api/v1/interactions/" + conversation + "/events").expect(404).code())
                .isEqualTo("interaction-not-found");
    }

    private Listener listen(String seen) throws Exception {
        return new Listener(port, conversation, seen);
    }

    /** A page that is open. */
    private static final class Listener implements AutoCloseable {

        private final List<String> versions = new CopyOnWriteArrayList<>();
        private final InputStream stream;
        private int known;

        Listener(int port, String conversation, String seen) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/api/v1/interactions/" + conversation + "/events"))
                    .header("Accept", "text/event-stream").header("Authorization", "Basic "
                            + Base64.getEncoder().encodeToString("admin:admin-of-the-tests".getBytes(StandardCharsets.UTF_8)));
            if (seen != null) {
                request.header("Last-Event-ID", seen);
            }
            HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            stream = answer.body();
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        String heard(int events) {
            await().atMost(SOON).until(() -> versions.size() >= events);
            known = versions.size();
            return versions.get(known - 1);
        }

        void heardMore() {
            heard(known + 1);
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> line.startsWith("id:")).map(line -> line.substring(3)).forEach(versions::add);
            } catch (IOException | RuntimeException left) {
                // The page was closed.
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
