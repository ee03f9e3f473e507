package org.hopperflow.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hopperflow.fixture.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real dump is taken in the middle of a campaign and restored when the campaign is over: who was messaged after the dump is not
 * messaged again. {@code QuarantineTest} shows the same, with a copy in place of a dump, on machines without PostgreSQL's programs.
 */
class RestoredFromADumpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONTACTS = 40;
    private static final String ACCOUNT = """
            {"key": "shop", "name": "Shop", "provider": "META", "phoneNumber": "390600000002", "messagesPerSecond": 5,
             "credentials": {"phoneNumberId": "9001", "wabaId": "9002", "appId": "9003", "accessToken": "token", "appSecret": "secret",
                             "verifyToken": "verify"}}
            """;

    private static final Node SANDBOX = new Node("restore-sandbox", Map.of("HOPPER_DEMO", "false"));
    private static PostgresTools.Server server;

    @BeforeAll
    static void start() {
        assumeTrue(PostgresTools.find().isPresent(),
                "Left out: no PostgreSQL with pg_dump, pg_restore and its server is installed (Debian: apt-get install postgresql).");
        SANDBOX.fresh().launch();
        server = PostgresTools.find().orElseThrow().start(Node.FOLDER.resolve("restore-server"));
        SANDBOX.awaitHealth();
        SANDBOX.api().post("/api/v1/accounts", ACCOUNT).expect(201);
    }

    @AfterAll
    static void end() {
        SANDBOX.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void nobody_who_was_messaged_after_the_backup_is_messaged_again() {
        List<String> phones = IntStream.range(0, CONTACTS).mapToObj(i -> String.format("3933300%05d", i)).toList();
        server.database("postgres").run("create database original");
        String campaign;
        try (Node original = node("original")) {
            subscribe(original.fresh().start());
            campaign = campaign(original.api(), phones);
            await().atMost(PATIENCE).until(() -> messages() >= CONTACTS / 4);
            server.dumpAndRestore("original", "restored", Node.FOLDER.resolve("original.dump"));
            assertThat(server.database("restored").count("select count(*) from attempt where state in ('ACCEPTED', 'SENDING', 'UNKNOWN')"))
                    .as("the campaign goes on after the backup").isLessThan(CONTACTS);
            original.api().patch("/api/v1/accounts/shop", "{\"messagesPerSecond\": 100}").expect(200);
            await().atMost(PATIENCE).until(() -> messages() == CONTACTS);
        }

        try (Node restored = node("restored")) {
            subscribe(restored.fresh().start());
            Api api = restored.api();
            Database database = server.database("restored");

            JsonNode quarantine = api.get("/api/v1/quarantine").expect(200).json();
            assertThat(quarantine.path("active").asBoolean()).as(quarantine.toString()).isTrue();
            assertThat(quarantine.path("reason").asText()).startsWith("The database was restored");
            assertThat(api.get("/actuator/health").expect(200).json().at("/components/quarantine/details/active").asBoolean()).isTrue();
            await().atMost(PATIENCE).until(() -> api.get("/actuator/prometheus").expect(200).body().contains("hopper_quarantine 1.0"));
            assertThat(api.get("/").expect(200).body()).contains("nothing is sent until an administrator releases it");
            JsonNode paused = api.get("/api/v1/campaigns/" + campaign).json();
            assertThat(paused.path("status").asText()).isEqualTo("PAUSED");
            assertThat(paused.path("statusReason").asText()).startsWith("The database was restored").contains("last activity was at");
            assertThat(database.count("select count(*) from act_ru_incident where incident_type_ = 'campaignTroubled'")).isEqualTo(1);

            assertThat(api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(409).code()).isEqualTo("quarantine");
            assertThat(message(api, "39333990001").expect(409).code()).isEqualTo("quarantine");
            // After the grace a person is asked about those that waited to leave when the backup was made.
            await().atMost(PATIENCE).until(() -> database.count("select count(*) from attempt where state = 'UNKNOWN' and outcome is null "
                    + "or not told or state in ('QUEUED', 'SENDING')") == 0);
            long doubtful = database.count("select count(*) from attempt where state = 'UNKNOWN'");
            assertThat(database.count("select count(*) from hopper_entry where status = 'PENDING' and reason = 'Send not confirmed'"))
                    .isEqualTo(doubtful);

            Api.Answer unconfirmed = api.post("/api/v1/quarantine/release", "{}").expect(409);
            assertThat(unconfirmed.code()).isEqualTo("confirmation-required");
            assertThat(unconfirmed.json().path("detail").asText()).contains("campaignsPaused: 1", "sendsUnknown: " + doubtful);
            api.post("/api/v1/quarantine/release", "{\"confirm\": true}").expect(200);

            message(api, "39333990001").expect(201);
            await().atMost(PATIENCE).until(() -> messages() == CONTACTS + 1);
            assertThat(api.get("/api/v1/campaigns/" + campaign).json().path("status").asText()).as("a person resumes it").isEqualTo("PAUSED");
            assertThat(SANDBOX.api().get("/sandbox/messages/count").json().path("most").asInt()).as("messaged twice").isEqualTo(1);
        }
    }

    private static Node node(String database) {
        Map<String, String> settings = new HashMap<>(Node.IMPATIENT);
        settings.putAll(Map.of("SPRING_DATASOURCE_URL", server.database(database).url(), "SPRING_DATASOURCE_USERNAME", "postgres",
                "HOPPER_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]), "HOPPER_SANDBOX", "false",
                "HOPPER_META_BASE_URL", SANDBOX.address() + "/sandbox/meta", "HOPPER_SEND_GRACE", "PT2S"));
        return new Node(database, settings);
    }

    private static void subscribe(Node node) {
        SANDBOX.api().put("/sandbox/subscriptions/9001", "{\"callbackUrl\": \"" + node.address() + "/webhooks/meta/shop\"}").expect(200);
    }

    private static String campaign(Api api, List<String> phones) {
        api.post("/api/v1/accounts", ACCOUNT).expect(201);
        String template = api.post("/api/v1/templates", """
                {"accountKey": "shop", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "body": "Hello, our spring collection has arrived. Shall we put something aside for you?"}
                """).expect(201).id();
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/templates/" + template).json().path("status").asText().equals("APPROVED"));
        String list = api.post("/api/v1/lists", "{\"name\": \"Customers\"}").expect(201).id();
        String job = api.post("/api/v1/lists/" + list + "/import", "text/csv", "phone\n" + String.join("\n", phones) + "\n").expect(202).id();
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/imports/" + job).json().path("state").asText().equals("DONE"));
        String campaign = api.post("/api/v1/campaigns",
                "{\"name\": \"Spring\", \"accountKey\": \"shop\", \"templateId\": \"" + template + "\"}").expect(201).id();
        api.post("/api/v1/campaigns/" + campaign + "/lists", "{\"listId\": \"" + list + "\"}").expect(201);
        return campaign;
    }

    private static Api.Answer message(Api api, String phone) {
        String template = api.get("/api/v1/templates?account=shop").json().at("/items/0/id").asText();
        return api.post("/api/v1/accounts/shop/messages", "{\"phone\": \"" + phone + "\", \"templateId\": \"" + template + "\"}");
    }

    private static long messages() {
        return SANDBOX.api().get("/sandbox/messages/count").expect(200).json().path("messages").asLong();
    }
}
