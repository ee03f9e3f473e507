package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.journey.Probe.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every route of the API's own description meets every kind of nonsense. None answers 500, and a refusal is a problem document. */
@HopperflowTest
class BadInputTest {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
    private static final List<String> NO_IDS = List.of(NOBODY, "no-id", "NOBODY", "7".repeat(1_500), "%F0%9F%99%82", "a%00b", "a%2Fb",
            "a;b=c", "%20", "%25");
    private static final List<String> NO_VALUES = List.of("", "nonsense", "-1", "0", "99999999999999999999", "%00", "%ED%A0%80",
            "x".repeat(1_500), "7".repeat(1_500), NOBODY, "%F0%9F%99%82");
    private static final List<String> NO_TYPES = List.of("text/plain", "application/xml", "image/png", "///", "multipart/form-data");

    /** A route and bodies that suit it; none when it takes none. */
    private static final Map<String, List<String>> ROUTES = new LinkedHashMap<>();

    static {
        route("POST /api/v1/accounts", """
                {"key": "@key", "name": "Shop", "provider": "META", "phoneNumber": "390600000002", "messagesPerSecond": 500,
                 "masterListId": "@list", "portfolioId": "p", "dailyCustomerLimit": 1000, "timeZone": "Europe/Rome",
                 "serviceWindowStart": "TEMPLATE_SENT",
                 "credentials": {"phoneNumberId": "n@key", "wabaId": "w@key", "appId": "a@key", "accessToken": "token",
                                 "appSecret": "secret", "verifyToken": "verify"}}
                """, """
                {"key": "@key", "name": "Shop", "provider": "KALEYRA", "phoneNumber": "390600000002",
                 "credentials": {"apiVersion": "V1", "host": "api.kaleyra.io", "sid": "s", "apiKey": "k", "wabaId": "w",
                                 "webhookToken": "t"}}
                """);
        route("GET /api/v1/accounts");
        route("GET /api/v1/accounts/{key}");
        route("GET /api/v1/accounts/{key}/pace");
        route("PATCH /api/v1/accounts/{key}", """
                {"name": "Shop", "phoneNumber": "390600000002", "messagesPerSecond": 500, "masterListId": "@list", "portfolioId": "p",
                 "dailyCustomerLimit": 1000, "timeZone": "Europe/Rome", "serviceWindowStart": "TEMPLATE_SENT",
                 "recontactTemplateId": null, "credentials": {"accessToken": "token"}}
                """);
        route("POST /api/v1/accounts/{key}/messages", """
                {"phone": "391234", "templateId": "@template", "variables": {"firstName": "Ada"}}
                """);
        String template = """
                {"accountKey": "@key", "name": "spring_offer", "category": "MARKETING", "language": "en",
                 "header": {"type": "TEXT", "text": "News for {{1}}", "mediaId": null},
                 "body": "Hi {{1}}, our spring collection has arrived. Shall we put something aside for you?", "footer": "Bye",
                 "buttons": [{"type": "URL", "text": "Look", "url": "https://shop.example/p?k={{1}}", "phoneNumber": null}],
                 "examples": {"header": ["Ada"], "body": ["Ada"], "buttons": ["https://shop.example/p?k=1"]},
                 "recontact": true, "availableToAgents": true}
                """;
        route("POST /api/v1/templates", template);
        route("POST /api/v1/templates/lint", template);
        route("GET /api/v1/templates");
        route("POST /api/v1/templates/sync");
        route("GET /api/v1/templates/{id}");
        route("PUT /api/v1/templates/{id}", template);
        route("PATCH /api/v1/templates/{id}", "{\"recontact\": false, \"availableToAgents\": true}");
        route("DELETE /api/v1/templates/{id}");
        route("POST /api/v1/templates/{id}/submit");
        route("GET /api/v1/templates/{id}/preview");
        route("PUT /api/v1/templates/{id}/mapping", "{\"body\": {\"1\": {\"field\": \"custom.city\", \"fallback\": \"there\"}}}");
        route("POST /api/v1/media");
        route("GET /api/v1/media/{id}");
        route("GET /api/v1/media/{id}/content");
        route("POST /api/v1/lists", "{\"name\": \"Customers\"}");
        route("GET /api/v1/lists");
        route("GET /api/v1/lists/{id}");
        String contact = """
                {"phone": "393331234567", "mobile": "393331234568", "firstName": "Ada", "lastName": "L", "email": "a@b.example",
                 "custom": {"city": "Rome"}, "optedInAt": "2026-01-31T10:00:00Z", "optInSource": "web"}
                """;
        route("POST /api/v1/lists/{list}/contacts", contact);
        route("GET /api/v1/lists/{list}/contacts");
        route("GET /api/v1/contacts/{id}");
        route("PATCH /api/v1/contacts/{id}", contact);
        route("POST /api/v1/lists/{list}/import");
        route("GET /api/v1/imports/{id}");
        route("POST /api/v1/imports/{id}/cancel");
        route("GET /api/v1/imports/{id}/rejects.csv");
        route("POST /api/v1/suppressions", "{\"phone\": \"393339999999\", \"accountKey\": \"@key\", \"reason\": \"asked\"}");
        route("GET /api/v1/suppressions");
        route("POST /api/v1/suppressions/import");
        route("PATCH /api/v1/lists/{id}", "{\"name\": \"Renamed\", \"fields\": [{\"name\": \"born\", \"type\": \"DATE\"}]}");
        route("DELETE /api/v1/lists/{id}");
        route("GET /api/v1/lists/{id}/contacts.csv");
        route("DELETE /api/v1/contacts/{id}");
        route("PUT /sandbox/numbers/{phone}/marketing", "{\"wanted\": true}");
        route("DELETE /api/v1/suppressions/{phone}");
        route("POST /api/v1/campaigns", """
                {"name": "Spring", "accountKey": "@key", "templateId": "@template", "flow": "hopperContact",
                 "sendingInterval": {"timeZone": "Europe/Rome", "weekly": [{"day": "MON", "from": "09:00", "to": "18:00"}],
                                     "exclude": ["2026-12-25"]},
                 "messagesPerSecond": 5, "responseTimeoutDays": 2, "historyDuplicateDays": 3, "includeActiveInteractions": false,
                 "closeOnQuickReply": false, "onUnconfirmed": "HOLD", "startAt": "@start", "endAt": "@end"}
                """);
        route("GET /api/v1/campaigns");
        route("GET /api/v1/campaigns/{id}");
        route("PATCH /api/v1/campaigns/{id}", "{\"name\": \"Summer\"}");
        route("POST /api/v1/campaigns/{id}/clone", "{\"name\": \"Summer\", \"lists\": false}");
        route("DELETE /api/v1/campaigns/{id}");
        route("POST /api/v1/campaigns/{id}/lists", "{\"listId\": \"@list\"}");
        Stream.of("stop", "resume", "retry").forEach(step -> route("POST /api/v1/campaigns/{id}/" + step));
        route("POST /api/v1/campaigns/{id}/reset", "{\"confirm\": true}");
        route("GET /api/v1/campaigns/{id}/hopper");
        route("GET /api/v1/campaigns/{id}/hopper/entries");
        route("POST /api/v1/campaigns/{id}/hopper/entries/{entryId}/resolve", "{\"sent\": true}");
        route("GET /api/v1/campaigns/{id}/history");
        route("GET /api/v1/campaigns/{id}/history.csv");
        route("GET /api/v1/campaigns/{id}/flow");
        route("GET /api/v1/campaigns/{id}/flow/picture");
        route("GET /api/v1/campaigns/{id}/flow/steps/{step}/entries");
        route("GET /api/v1/interactions");
        route("GET /api/v1/interactions/{id}");
        route("GET /api/v1/interactions/{id}/events");
        route("POST /api/v1/interactions/{id}/messages", "{\"type\": \"text\", \"text\": \"Hello\"}", """
                {"type": "list", "body": "Which?", "button": "Choose",
                 "sections": [{"title": "One", "rows": [{"id": "1", "title": "First", "description": "The first"}]}]}
                """, "{\"type\": \"template\", \"templateId\": \"@template\", \"variables\": {\"1\": \"Ada\"}}");
        route("POST /api/v1/interactions/{id}/recontact");
        route("POST /api/v1/interactions/{id}/claim");
        route("POST /api/v1/interactions/{id}/release");
        route("GET /api/v1/queues/{accountKey}");
        route("PUT /api/v1/queues/{accountKey}", """
                {"strategy": "ROUND_ROBIN", "agentTimeoutSeconds": 30, "answerWithinMinutes": 15}
                """);
        route("POST /api/v1/interactions/{id}/close", "{\"disposition\": \"sold\", \"lastSeen\": \"00000000-0000-4000-8000-000000000000\"}");
        Stream.of("statuses", "webhooks", "items", "alarms").forEach(kind -> route("GET /api/v1/parked/" + kind));
        Stream.of("statuses", "webhooks", "items").forEach(kind -> route("POST /api/v1/parked/" + kind + "/{id}/retry"));
        Stream.of("statuses", "webhooks", "alarms").forEach(kind -> route("DELETE /api/v1/parked/" + kind + "/{id}"));
        route("POST /api/v1/demo/campaign");
        route("GET /sandbox/clock");
        route("POST /sandbox/clock", "{\"advance\": \"PT0S\"}");
        route("GET /sandbox/messages");
        route("GET /sandbox/read");
        route("PUT /sandbox/health/{account}", "{\"canSend\": \"AVAILABLE\"}");
        route("GET /sandbox/messages/count");
        route("GET /sandbox/numbers/{phone}");
        route("PUT /sandbox/numbers/{phone}", """
                {"answer": {"type": "TEXT", "index": 0, "text": "Hi"}, "afterMillis": 10, "failCode": 131000, "failText": "no",
                 "failTimes": 1, "failBy": "CALL", "slowMillis": 0, "drop": false, "repeat": 1, "shuffle": false, "silent": false,
                 "lateMillis": 0}
                """);
        route("PUT /sandbox/subscriptions/{phoneNumberId}", "{\"callbackUrl\": \"http://localhost:1/hook\", \"appSecret\": \"secret\"}");
        route("POST /sandbox/templates/{idOrName}",
                "{\"status\": \"APPROVED\", \"reason\": \"Fine again\", \"category\": \"MARKETING\", \"quality\": \"GREEN\"}");
        route("PUT /sandbox/storms/{phoneNumberId}", "{\"kind\": \"ERROR_PAGE\", \"calls\": 0, \"accepted\": true}");
        route("PUT /sandbox/broken-uploads/{appId}", "{\"afterBytes\": 0}");
        route("GET /webhooks/meta/{key}");
        route("POST /webhooks/meta/{key}", "{\"object\": \"whatsapp_business_account\", \"entry\": []}");
        route("GET /webhooks/kaleyra/{key}/{token}");
        route("POST /webhooks/kaleyra/{key}/{token}", "{\"status\": \"sent\", \"id\": \"1\"}");
        // Last: whoever began one by accident is let out.
        route("GET /api/v1/quarantine");
        route("POST /api/v1/quarantine", "{\"reason\": \"A test\"}");
        route("POST /api/v1/quarantine/release", "{\"confirm\": true}");
    }

    @LocalServerPort int port;

    private Api api;
    private Map<String, String> known;

    @AfterEach
    void messagesMayLeaveAgain() {
        new Probe(port).any(Request.json("POST", "/api/v1/quarantine/release", "{\"confirm\": true}"));
    }

    private static void route(String route, String... bodies) {
        ROUTES.put(route, List.of(bodies));
    }

    @Test
    void every_route_of_the_description_is_tried() {
        assertThat(described().keySet()).containsExactlyInAnyOrderElementsOf(ROUTES.keySet());
    }

    @TestFactory
    Stream<DynamicTest> nonsense_is_refused_with_a_problem_document() throws Exception {
        fillTheWorld();
        Map<String, JsonNode> described = described();
        return ROUTES.keySet().stream().map(route -> DynamicTest.dynamicTest(route, () -> {
            Probe probe = new Probe(port);
            String[] step = route.split(" ");
            inPaths(probe, step[0], step[1]);
            inParameters(probe, step[0], filled(step[1]), described.get(route).path("parameters"));
            wrongTypes(probe, step[0], step[1]);
            if (!step[0].equals("DELETE")) {
                inBodies(probe, step[0], filled(step[1]), ROUTES.get(route));
            }
            assertThat(probe.faults()).isEmpty();
        }));
    }

    @Test
    void a_method_that_an_address_does_not_know_is_refused() {
        Probe probe = new Probe(port);
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        described().keySet().forEach(route ->
                methods.computeIfAbsent(route.split(" ")[1], path -> new TreeSet<>()).add(route.split(" ")[0]));

        methods.forEach((path, known) -> METHODS.stream().filter(method -> !known.contains(method)).forEach(method ->
                probe.refusal(Request.of(method, path.replaceAll("\\{\\w+}", NOBODY)), 404, 405)));

        assertThat(probe.faults()).isEmpty();
        assertThat(probe.refusal(Request.of("PUT", "/api/v1/lists"), 405).code()).isEqualTo("method-not-allowed");
    }

    @Test
    void an_address_that_is_none_is_told_as_a_problem_document() {
        Probe probe = new Probe(port);

        for (String path : List.of("/api/v1/nowhere", "/api/nowhere", "/api/v1/pictures", "/api/v1/lists/x/y/z", "/webhooks/nobody/shop",
                "/webhooks/kaleyra/shop", "/sandbox/nowhere")) {
            assertThat(probe.refusal(Request.of("GET", path), 404).code()).isEqualTo("not-found");
        }
        probe.refusal(Request.json("POST", "/api/v1/pictures", "{}"), 404);
        probe.refusal(Request.of("GET", "/api//v1/lists"), 400);
        probe.refusal(Request.of("GET", "/api/v1/../v1/lists/%2e%2e/x"), 400, 404);

        assertThat(probe.faults()).isEmpty();
    }

    @Test
    void a_sign_in_that_makes_no_sense_is_no_sign_in() {
        Probe probe = new Probe(port);

        for (String header : List.of("Basic", "Basic !", "Basic AAAA", "Basic AAA6AAA=", "Bearer x", "Basic " + "A".repeat(4_000))) {
            Probe.Answer answer = probe.send(Request.of("GET", "/api/v1/lists"), "Authorization", header);
            assertThat(answer.status()).as(header + answer.body()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("unauthorized");
        }
    }

    private void inPaths(Probe probe, String method, String path) {
        String body = ROUTES.get(method + " " + path).stream().findFirst().map(this::filled).orElse(null);
        for (String noId : path.contains("{") ? NO_IDS : List.<String>of()) {
            Request request = new Request(method, path.replaceAll("\\{\\w+}", noId), body == null ? null : "application/json", body);
            // The sandbox takes any number and any app.
            if (path.contains("{phone") || path.contains("{appId}")) {
                probe.any(request);
            } else {
                probe.refusal(request, 400, 401, 403, 404, 415);
            }
        }
    }

    private void inParameters(Probe probe, String method, String path, JsonNode parameters) {
        for (JsonNode parameter : parameters) {
            if (parameter.path("in").asText().equals("query")) {
                NO_VALUES.forEach(value -> probe.wrong(parameter.path("name").asText(), List.of(),
                        asked(method, path + "?" + parameter.path("name").asText() + "=" + value)));
            }
        }
        if (method.equals("GET")) {
            NO_VALUES.forEach(value -> probe.any(Request.of(method, path + "?after=" + value + "&limit=" + value)));
        }
    }

    /** With a file where one is read at once, so that it is the parameter that is wrong. */
    private static Request asked(String method, String path) {
        return path.contains("/suppressions/import?") ? new Request(method, path, "text/csv", "phone\n393339999998\n")
                : Request.of(method, path);
    }

    private void wrongTypes(Probe probe, String method, String path) {
        if (!method.equals("GET") && !method.equals("DELETE") && !ROUTES.get(method + " " + path).isEmpty() && path.startsWith("/api")) {
            NO_TYPES.forEach(type -> probe.refusal(new Request(method, filled(path), type, "{}"), 400, 415));
            probe.refusal(new Request(method, filled(path), null, "{}"), 400, 415);
        }
    }

    private void inBodies(Probe probe, String method, String path, List<String> bodies) {
        Spoilt.DOCUMENTS.forEach(document -> probe.any(Request.json(method, path, document)));
        probe.any(Request.of(method, path));
        for (String body : bodies) {
            List<String> wrongAnyway = cleared(path, probe.any(Request.json(method, path, filled(body)))).fields();
            for (Spoilt.Document spoilt : Spoilt.all(filled(body))) {
                cleared(path, probe.wrong(spoilt.field(), wrongAnyway, Request.json(method, path, spoilt.text())));
            }
        }
    }

    /** A campaign that came of it must not run on beside other tests. */
    private Probe.Answer cleared(String path, Probe.Answer answer) {
        if (path.equals("/api/v1/campaigns") && answer.status() == 201) {
            String id = answer.json().path("id").asText();
            api.post("/api/v1/campaigns/" + id + "/stop", "").expect(200);
            api.delete("/api/v1/campaigns/" + id).expect(204);
        }
        return answer;
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : known.entrySet()) {
            filled = filled.replace(entry.getKey(), entry.getValue());
        }
        return filled;
    }

    private Map<String, JsonNode> described() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        Map<String, JsonNode> routes = new LinkedHashMap<>();
        api.get("/v3/api-docs").expect(200).json().path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> routes.put(operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue())));
        return routes;
    }

    /** Everything that a path may name is there, so that it is the rest that is wrong. */
    private void fillTheWorld() throws Exception {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        World world = World.create(api);
        String list = world.list("phone,firstName\n" + world.phone(1) + ",Ada\n");
        String job = api.post("/api/v1/lists/" + list + "/import", "text/csv", "phone\n" + world.phone(2)).expect(202).id();
        String contact = api.get("/api/v1/lists/" + list + "/contacts").expect(200).json().path("items").path(0).path("id").asText();
        Instant start = Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText()).plus(Duration.ofDays(900));
        String campaign = world.campaign(", \"startAt\": \"" + start + "\"");
        world.add(campaign, list);
        String entry = world.entry(campaign, world.phone(1)).path("id").asText();
        known = new LinkedHashMap<>();
        known.put("@key", world.key);
        known.put("@list", list);
        known.put("@template", world.template);
        known.put("@start", start.toString());
        known.put("@end", start.plus(Duration.ofDays(9)).toString());
        known.put("/accounts/{key}", "/accounts/" + world.key);
        known.put("/queues/{accountKey}", "/queues/" + world.key);
        known.put("/health/{account}", "/health/" + world.key);
        known.put("/meta/{key}", "/meta/" + world.key);
        known.put("/kaleyra/{key}/{token}", "/kaleyra/" + world.key + "/guessed");
        known.put("/templates/{id}", "/templates/" + world.template);
        known.put("/lists/{id}", "/lists/" + list);
        known.put("/lists/{list}", "/lists/" + list);
        known.put("/contacts/{id}", "/contacts/" + contact);
        known.put("/imports/{id}", "/imports/" + job);
        known.put("/campaigns/{id}", "/campaigns/" + campaign);
        known.put("{entryId}", entry);
        // Of one that exists the answer would not end.
        known.put("/interactions/{id}/events", "/interactions/" + NOBODY + "/events");
        known.put("/interactions/{id}", "/interactions/" + conversation(world));
        known.put("{phone}", world.phone(3));
        known.put("{idOrName}", "nothing");
        known.put("{step}", "waitForReply");
        known.put("{phoneNumberId}", "nobodys" + world.key);
        known.put("{appId}", "nobodys" + world.key);
        // Nothing is parked here: that is answered by 404, whatever else is wrong.
        known.put("/{id}", "/00000000-0000-7000-8000-000000000000");
    }

    private String conversation(World world) throws Exception {
        Instant now = Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
        Signed.webhook(port, world.key, "secret", """
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  "messages": [{"from": "%2$s", "id": "wamid.%2$s", "timestamp": "%3$d", "type": "text", "text": {"body": "Hi"}}]}}]}]}
                """.formatted(world.key, world.phone(9), now.getEpochSecond()));
        await().atMost(Duration.ofSeconds(30)).until(() -> world.interactions("OPEN").size() == 1);
        return world.interactions("OPEN").get(0).path("id").asText();
    }
}
