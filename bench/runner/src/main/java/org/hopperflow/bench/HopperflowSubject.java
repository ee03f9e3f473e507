package org.hopperflow.bench;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The application itself, as its jar is delivered; one node or several. */
final class HopperflowSubject implements Subject {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final String name;
    private final Database database;
    private final List<Node> nodes;
    private final int messagesPerSecond;
    private String template;
    private String campaign;

    private record Node(String address, Program program) {
    }

    /** @param settings environment variables beside the necessary */
    HopperflowSubject(String name, Database database, Provider provider, int nodes, int messagesPerSecond, Map<String, String> settings) {
        this.name = name;
        this.database = database;
        this.messagesPerSecond = messagesPerSecond;
        this.nodes = IntStream.rangeClosed(1, nodes).mapToObj(n -> node(n, provider, settings)).toList();
    }

    private Node node(int n, Provider provider, Map<String, String> settings) {
        int port = Program.freePort();
        Map<String, String> environment = new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", database.url(), "SPRING_DATASOURCE_USERNAME", Database.USER, "SPRING_DATASOURCE_PASSWORD", Database.USER,
                "HOPPER_DATA_DIR", Bench.FOLDER.resolve("data" + n).toAbsolutePath().toString(),
                "HOPPER_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                "HOPPER_ADMIN_PASSWORD", Http.PASSWORD, "HOPPER_SANDBOX", "false",
                "HOPPER_META_BASE_URL", provider.address(), "HOPPER_META_API_VERSION", "v25.0"));
        environment.putAll(settings);
        String address = "http://localhost:" + port;
        return new Node(address, Program.jar("hopperflow" + n, Bench.JAR, environment).awaitHttp(address + "/actuator/health"));
    }

    /** An account with a mapped, approved template. */
    HopperflowSubject withAccount() {
        Http api = api();
        api.post("/api/v1/accounts", """
                {"key": "shop", "name": "Shop", "provider": "META", "phoneNumber": "390600000002", "messagesPerSecond": %d,
                 "credentials": {"phoneNumberId": "9001", "wabaId": "9002", "appId": "9003", "accessToken": "token", "appSecret": "%s",
                                 "verifyToken": "verify"}}
                """.formatted(messagesPerSecond, Courier.SECRET));
        template = api.post("/api/v1/templates", """
                {"accountKey": "shop", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "body": "Hi {{1}}, our spring collection has arrived. Shall we put something aside for you?",
                 "buttons": [{"type": "QUICK_REPLY", "text": "Yes, please"}, {"type": "QUICK_REPLY", "text": "No, thanks"}],
                 "examples": {"body": ["Anna"]}}
                """).path("id").asText();
        api.put("/api/v1/templates/" + template + "/mapping", "{\"body\": {\"1\": {\"field\": \"firstName\", \"fallback\": \"there\"}}}");
        return this;
    }

    Http api() {
        return new Http(nodes.get(0).address());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String webhook() {
        return nodes.get(0).address() + "/webhooks/meta/shop";
    }

    @Override
    public void load(long from, int contacts) {
        Http api = api();
        String list = importList(from, contacts);
        campaign = api.post("/api/v1/campaigns", """
                {"name": "Bench %d", "accountKey": "shop", "templateId": "%s", "responseTimeoutDays": 3, "closeOnQuickReply": true}
                """.formatted(from, template)).path("id").asText();
        api.post("/api/v1/campaigns/" + campaign + "/stop", "");
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + list + "\"}");
        database.run("vacuum analyze");
    }

    String importList(long from, int contacts) {
        return importList("Bench " + from, HttpRequest.BodyPublishers.ofByteArrays(() -> rows(from, contacts)));
    }

    String importList(String name, HttpRequest.BodyPublisher file) {
        Http api = api();
        String list = api.post("/api/v1/lists", "{\"name\": \"" + name + "\"}").path("id").asText();
        String job = api.csv("/api/v1/lists/" + list + "/import", file).path("id").asText();
        Wait.until("the list is imported", PATIENCE, 50, () -> api.get("/api/v1/imports/" + job).path("state").asText().equals("DONE"));
        return list;
    }

    static Iterator<byte[]> rows(long from, int contacts) {
        return LongStream.range(-1, contacts).mapToObj(i -> i < 0 ? "phone,firstName,lastName,email\n"
                : "39" + (from + i) + ",Anna,Rossi,anna" + i + "@example.org\n").map(row -> row.getBytes(StandardCharsets.UTF_8)).iterator();
    }

    void resume() {
        api().post("/api/v1/campaigns/" + campaign + "/resume", "");
    }

    /** The one that was loaded last. */
    String campaign() {
        return campaign;
    }

    Database database() {
        return database;
    }

    @Override
    public void run(int contacts) {
        resume();
        Wait.until("everybody was sent to", PATIENCE, () -> database.count(
                "select count(*) from hopper_entry where campaign_id = '" + campaign + "' and status = 'FRESH'") == 0);
        awaitRead(contacts);
    }

    /** Everything that was reported and answered has been taken in. */
    void awaitRead(int contacts) {
        Wait.until("everything was taken in", PATIENCE, () -> database.count("select count(*) from attempt where campaign_id = '" + campaign
                + "' and read_at is not null") == contacts
                && database.count("select count(*) from inbox_item where state = 'NEW'") == 0
                && database.count("select count(*) from webhook_event where state = 'RECEIVED'") == 0);
    }

    @Override
    public long cpuMillis() {
        return nodes.stream().mapToLong(node -> node.program().cpuMillis()).sum();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.program().close());
    }
}
