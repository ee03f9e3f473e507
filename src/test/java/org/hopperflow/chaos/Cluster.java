package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hopperflow.fixture.Api;
import org.hopperflow.shared.database.EmbeddedDatabase;

/**
 * Two nodes on one durable PostgreSQL, and a third process that plays Meta and counts. Leases are real time and so they are short; the
 * business clock of all three can be moved.
 */
final class Cluster implements AutoCloseable {

    /** As much as two cores bear beside two nodes, two databases and the counting process. */
    static final int FAST = Integer.getInteger("chaos.perSecond", 350);

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ACCOUNT = """
            {"key": "shop", "name": "Shop", "provider": "META", "phoneNumber": "390600000002", "messagesPerSecond": %d,
             "credentials": {"phoneNumberId": "9001", "wabaId": "9002", "appId": "9003", "accessToken": "token", "appSecret": "secret",
                             "verifyToken": "verify"}}
            """;

    final Node sandbox = new Node("sandbox", Program.LASTING, Map.of("HOPPER_DEMO", "false"));
    final List<Node> nodes;
    private final Disk disk;
    private final EmbeddedDatabase server;
    private final String template;

    private Cluster(Disk disk, EmbeddedDatabase server, int messagesPerSecond) {
        this.disk = disk;
        this.server = server;
        keepItsLogShort();
        this.sandbox.fresh().launch();
        this.nodes = List.of(node("node1"), node("node2"));
        nodes.forEach(node -> node.fresh().launch());
        sandbox.awaitHealth();
        // It is never killed: what it counts need not wait for the disk.
        counted().run("alter system set synchronous_commit = off");
        counted().run("select pg_reload_conf()");
        nodes.forEach(Node::awaitHealth);
        sandbox.api().post("/api/v1/accounts", ACCOUNT.formatted(messagesPerSecond)).expect(201);
        subscribe(nodes.get(0));
        api().post("/api/v1/accounts", ACCOUNT.formatted(messagesPerSecond)).expect(201);
        this.template = template();
    }

    static Cluster start(int messagesPerSecond) {
        Path data = Node.FOLDER.resolve("cluster");
        PostgresOfNode.in(data).stop();
        Disk disk = Disk.at(data);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                PostgresOfNode.in(data).stop();
                disk.remove();
            }));
            return new Cluster(disk, EmbeddedDatabase.start(data.resolve("postgres")), messagesPerSecond);
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
                // For the movable clock only: messages go to the process that counts them.
                "HOPPER_SANDBOX", "true",
                "HOPPER_DEMO", "false",
                "HOPPER_META_BASE_URL", sandbox.address() + "/sandbox/meta"));
        return new Node(name, Program.BREAKABLE, settings);
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
        nodes.forEach(Node::mayFindNoDatabase);
        database().run("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null");
    }

    /** One of its processes dies badly, so PostgreSQL ends them all and recovers from its log, on the same port. */
    void crashDatabase() {
        nodes.forEach(Node::mayFindNoDatabase);
        long victim = database().count("select min(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null");
        ProcessHandle.of(victim).ifPresent(ProcessHandle::destroyForcibly);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> database().count("select 1") == 1);
    }

    /** Stopped as an operator stops it, away for a while, and back on the same port. */
    void restartDatabase(Runnable meanwhile) {
        nodes.forEach(Node::mayFindNoDatabase);
        postgres().stop();
        meanwhile.run();
        startDatabase();
    }

    /** Nothing more can be written for a while. PostgreSQL may end of that. */
    void fillDisk(Runnable meanwhile) {
        nodes.forEach(Node::mayFindNoDatabase);
        disk.fill();
        meanwhile.run();
        disk.free();
        startDatabase();
    }

    boolean hasADiskToFill() {
        return disk.ours();
    }

    /** Unless it runs. */
    private void startDatabase() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            if (postgres().process().isEmpty()) {
                postgres().startAgain();
            }
            return database().count("select 1") == 1;
        });
    }

    private PostgresOfNode postgres() {
        return PostgresOfNode.in(disk.folder());
    }

    private void keepItsLogShort() {
        database().run("alter system set max_wal_size = '256MB'");
        database().run("select pg_reload_conf()");
    }

    /** For everybody: the nodes and the process that plays Meta. They follow within a second. */
    void advanceClock(Duration more) {
        String sql = "update clock_offset set millis = millis + " + more.toMillis();
        database().run(sql);
        counted().run(sql);
    }

    /** Everything that came of the campaigns so far, so that later rounds are looked at as quickly as the first. */
    void forget() {
        nodes.forEach(node -> Folders.write(node.log(), ""));
        // The nodes look into these tables all the time and may be in the way.
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            truncate();
            return true;
        });
    }

    private void truncate() {
        database().run("truncate " + String.join(", ", database().rows("""
                select schemaname || '.' || tablename from pg_tables
                 where schemaname = 'hopper' and tablename in ('attempt', 'early_status', 'inbound_message', 'webhook_event', 'inbox_item',
                       'campaign', 'campaign_list', 'hopper_entry', 'interaction', 'contact', 'import_job', 'import_reject')
                    or schemaname = 'public' and (tablename like 'act_hi_%' or tablename in ('act_ru_execution', 'act_ru_task',
                       'act_ru_variable', 'act_ru_event_subscr', 'act_ru_incident', 'act_ru_identitylink', 'act_ru_ext_task', 'act_ru_job',
                       'act_ru_batch', 'act_ru_case_execution', 'act_ru_case_sentry_part'))
                """)));
        counted().run("truncate sandbox_message, sandbox_number, sandbox_webhook, sandbox_storm");
    }

    void keepLogs(long seed, Throwable failure) {
        Path kept = Node.FOLDER.resolve("failed-" + seed);
        Stream.of(nodes.get(0), nodes.get(1), sandbox).forEach(node -> Folders.copy(node.log(), kept.resolve(node.log().getFileName())));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Folders.write(kept.resolve("failure.txt"), trace.toString());
    }

    /** The provider's own trouble: the next calls of the account go wrong. @param accepted the messages are taken all the same */
    void storm(String kind, int calls, boolean accepted) {
        sandbox.api().put("/sandbox/storms/9001", "{\"kind\": \"%s\", \"calls\": %d, \"accepted\": %s}".formatted(kind, calls, accepted))
                .expect(200);
    }

    /** What an earlier round had too few calls for. */
    void endStorms() {
        counted().run("delete from sandbox_storm");
    }

    /** The pace that a provider's "too fast" has lowered is back at once instead of in a minute or two. */
    void forgetThrottling() {
        database().run("delete from pace_slowdown");
    }

    void messagesPerSecond(int rate) {
        api().patch("/api/v1/accounts/shop", "{\"messagesPerSecond\": " + rate + "}").expect(200);
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
        } finally {
            disk.remove();
        }
    }
}
