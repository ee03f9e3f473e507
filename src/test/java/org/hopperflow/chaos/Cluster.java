package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.fixture.Api;
import org.hopperflow.shared.database.EmbeddedDatabase;

/**
 * Two nodes on one durable PostgreSQL, and a third process that plays Meta and counts. Leases and the grace are real time here, since
 * nodes have no movable clock, so they are short.
 */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCOUNT = """
            {"key": "shop", "name": "Shop", "provider": "META", "phoneNumber": "390600000002", "messagesPerSecond": %d,
             "credentials": {"phoneNumberId": "9001", "wabaId": "9002", "appId": "9003", "accessToken": "token", "appSecret": "secret",
                             "verifyToken": "verify"}}
            """;

    final Node sandbox = new Node("sandbox", Map.of("HOPPER_DEMO", "false"));
    final List<Node> nodes;
    private final EmbeddedDatabase server;
    private final String template;

    private Cluster(EmbeddedDatabase server, int messagesPerSecond) {
        this.server = server;
        this.sandbox.fresh().launch();
        this.nodes = List.of(node("node1"), node("node2"));
        nodes.forEach(node -> node.fresh().launch());
        sandbox.awaitHealth();
        nodes.forEach(Node::awaitHealth);
        sandbox.api().post("/api/v1/accounts", ACCOUNT.formatted(messagesPerSecond)).expect(201);
        subscribe(nodes.get(0));
        api().post("/api/v1/accounts", ACCOUNT.formatted(messagesPerSecond)).expect(201);
        this.template = template();
    }

    static Cluster start(int messagesPerSecond) {
        Path data = Node.FOLDER.resolve("cluster");
        PostgresOfNode.in(data).stop();
        Folders.delete(data);
        try {
            EmbeddedDatabase server = EmbeddedDatabase.start(data.resolve("postgres"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> PostgresOfNode.in(data).stop()));
            return new Cluster(server, messagesPerSecond);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node node(String name) {
        Map<String, String> settings = new HashMap<>(Node.IMPATIENT);
        settings.putAll(Map.of(
                "SPRING_DATASOURCE_URL", server.getJdbcUrl(),
                "SPRING_DATASOURCE_USERNAME", server.getUsername(),
                "SPRING_DATASOURCE_PASSWORD", server.getPassword(),
                "HOPPER_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "HOPPER_SANDBOX", "false",
                "HOPPER_META_BASE_URL", sandbox.address() + "/sandbox/meta",
                "HOPPER_SEND_GRACE", "PT10S"));
        return new Node(name, settings);
    }

    /** From now on the sandbox brings its webhooks to this node. */
    void subscribe(Node node) {
        sandbox.api().put("/sandbox/subscriptions/9001", "{\"callbackUrl\": \"" + node.address() + "/webhooks/meta/shop\"}").expect(200);
    }

    private String template() {
        String id = api().post("/api/v1/templates", """
                {"accountKey": "shop", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "body": "Hi {{1}}, our spring collection has arrived. Shall we put something aside for you?",
                 "buttons": [{"type": "QUICK_REPLY", "text": "Yes, please"}, {"type": "QUICK_REPLY", "text": "No, thanks"}],
                 "examples": {"body": ["Anna"]}}
                """).expect(201).id();
        await().atMost(PATIENCE).until(() -> api().get("/api/v1/templates/" + id).json().path("status").asText().equals("APPROVED"));
        api().put("/api/v1/templates/" + id + "/mapping", """
                {"body": {"1": {"field": "firstName", "fallback": "there"}}}
                """).expect(200);
        return id;
    }

    /** A running campaign to these numbers. */
    String campaign(List<String> phones) {
        Api api = api();
        String list = api.post("/api/v1/lists", "{\"name\": \"Customers\"}").expect(201).id();
        String csv = "phone\n" + String.join("\n", phones) + "\n";
        String job = api.post("/api/v1/lists/" + list + "/import", "text/csv", csv).expect(202).id();
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/imports/" + job).json().path("state").asText().equals("DONE"));
        String campaign = api.post("/api/v1/campaigns",
                "{\"name\": \"Spring\", \"accountKey\": \"shop\", \"templateId\": \"" + template + "\"}").expect(201).id();
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + list + "\"}").expect(201);
        return campaign;
    }

    /** Every connection breaks, whatever it was doing. */
    void cutConnections() {
        database().run("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null");
    }

    /** One of its processes dies badly, so PostgreSQL ends them all and recovers from its log, on the same port. */
    void crashDatabase() {
        long victim = database().count("select min(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null");
        ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> database().count("select 1") == 1);
    }

    Api api() {
        return nodes.get(0).api();
    }

    Database database() {
        return new Database(server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    Database counted() {
        return PostgresOfNode.in(sandbox.data()).database();
    }

    Invariants invariants() {
        return new Invariants(database(), counted());
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
        sandbox.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
