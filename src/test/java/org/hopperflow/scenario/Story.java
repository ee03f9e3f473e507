package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.World;
import org.hopperflow.journey.Signed;

/** One story told to the running application: its numbers, its campaigns, and what must be in them whatever happened. */
final class Story {

    static final int NUMBERS = 5;
    /** Fewer than five digits: never sent to. */
    private static final String TOO_SHORT = "1234";

    private final World world;
    private final Api api;
    private final int port;
    private final List<String> numbers;
    private final List<Plan> plans = new ArrayList<>();
    private final Invariants invariants;
    private int webhooks;

    /** @param first of the world's numbers, the first that is this story's own */
    Story(World world, int port, int first, Quiet quiet) {
        this.world = world;
        this.api = world.api;
        this.port = port;
        this.numbers = IntStream.range(0, NUMBERS).mapToObj(i -> i == NUMBERS - 1 ? TOO_SHORT : world.phone(first + i)).toList();
        this.invariants = new Invariants(world, numbers, plans, quiet);
    }

    /** By number, as far as it is one. @param id the field with the contact's id */
    static String person(JsonNode of, String id) {
        return of.path("phone").asText().equals(TOO_SHORT) ? of.path(id).asText() : of.path("phone").asText();
    }

    /** A campaign of the story with the people it must have. */
    record Plan(String id, List<String> lists, Set<String> people) {
    }

    void start(Step.Options options, List<Integer> contacts) {
        String end = options.endsAfterHours() == 0 ? "" : ", \"endAt\": \"" + now().plus(Duration.ofHours(options.endsAfterHours())) + "\"";
        String id = world.campaign("""
                , "responseTimeoutDays": %d%s, "includeActiveInteractions": %s, "closeOnQuickReply": %s, "onUnconfirmed": "%s"%s%s
                """.formatted(options.timeoutDays(),
                options.duplicateDays() == 0 ? "" : ", \"historyDuplicateDays\": " + options.duplicateDays(),
                options.includeActive(), options.closeOnQuickReply(), options.resend() ? "RESEND" : "HOLD",
                options.rate() == 0 ? "" : ", \"messagesPerSecond\": " + options.rate(), end));
        Plan plan = new Plan(id, new ArrayList<>(), new HashSet<>());
        plans.add(plan);
        add(plan, list(contacts));
    }

    String list(List<Integer> contacts) {
        String list = api.post("/api/v1/lists", "{\"name\": \"Story\"}").expect(201).id();
        contacts.forEach(number -> api.post("/api/v1/lists/" + list + "/contacts",
                "{\"phone\": \"" + number(number) + "\", \"firstName\": \"Ada\"}").expect(201));
        return list;
    }

    void add(Plan plan, String list) {
        if (post(plan, "lists", "{\"listId\": \"" + list + "\"}", 201)) {
            for (JsonNode contact : api.get("/api/v1/lists/" + list + "/contacts?limit=500").expect(200).json().path("items")) {
                plan.people().add(person(contact, "id"));
            }
            if (!plan.lists().contains(list)) {
                plan.lists().add(list);
            }
        }
    }

    void with(int campaign, Consumer<Plan> what) {
        what.accept(plans.get(campaign % plans.size()));
    }

    void behaves(int number, Manner manner) {
        if (!number(number).equals(TOO_SHORT)) {
            world.behaves(number(number), manner.behaviour());
        }
    }

    void writes(int number, String text) {
        message(number, "\"type\": \"text\", \"text\": {\"body\": \"" + text + "\"}");
    }

    /** The first button of the latest template; nothing when there is none yet. */
    void taps(int number) {
        JsonNode received = invariants.received(number(number));
        if (!received.isEmpty()) {
            message(number, """
                    "type": "button", "button": {"payload": "Yes, please", "text": "Yes, please"}, "context": {"id": "%s"}
                    """.formatted(received.get(received.size() - 1).path("wamid").asText()));
        }
    }

    private void message(int number, String content) {
        if (number(number).equals(TOO_SHORT)) {
            return;
        }
        webhooks++;
        assertThat(signed("""
                {"object": "whatsapp_business_account", "entry": [{"id": "w", "changes": [{"field": "messages", "value": {
                  "messaging_product": "whatsapp", "metadata": {"display_phone_number": "390600000002", "phone_number_id": "n%s"},
                  "contacts": [{"profile": {"name": "Ada"}, "wa_id": "%2$s"}],
                  "messages": [{"from": "%2$s", "id": "wamid.story.%2$s.%3$d", "timestamp": "%4$d", %5$s}]}}]}]}
                """.formatted(world.key, number(number), webhooks, now().getEpochSecond(), content))).isEqualTo(200);
    }

    private int signed(String body) {
        try {
            return Signed.webhook(port, world.key, "secret", body);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void ask(Plan plan, String what) {
        post(plan, what, what.equals("reset") ? "{\"confirm\": true}" : "", 200);
    }

    void suppress(int number) {
        api.post("/api/v1/suppressions", "{\"phone\": \"" + number(number) + "\", \"accountKey\": \"" + world.key + "\"}").expect(201);
        check();
    }

    /** Looked at before: while it was suppressed nothing went out. */
    void free(int number) {
        check();
        assertThat(api.delete("/api/v1/suppressions/" + number(number) + "?accountKey=" + world.key).status()).isIn(204, 404);
        invariants.freed(number(number));
    }

    void closeConversations(int number) {
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("phone").asText().equals(number(number)) && interaction.path("kind").asText().equals("AGENT")) {
                assertThat(api.post("/api/v1/interactions/" + interaction.path("id").asText() + "/close", "{}").status()).isIn(200, 409);
            }
        }
    }

    void later(int hours) {
        api.post("/sandbox/clock", "{\"advance\": \"PT" + hours + "H\"}").expect(200);
        check();
    }

    /** Holds after every step, also while everything moves. */
    void glance() {
        plans.forEach(invariants::counts);
    }

    /** Waits until all is quiet and looks at everything. */
    void check() {
        invariants.check();
    }

    /** What is left of a told story does not disturb the next one. */
    void end() {
        IntStream.range(0, NUMBERS).forEach(this::closeConversations);
        for (Plan plan : plans) {
            api.post("/api/v1/campaigns/" + plan.id() + "/stop", "");
            assertThat(api.delete("/api/v1/campaigns/" + plan.id()).status()).isEqualTo(204);
        }
    }

    private boolean post(Plan plan, String what, String body, int done) {
        Api.Answer answer = api.post("/api/v1/campaigns/" + plan.id() + "/" + what, body);
        assertThat(answer.status()).as(what + ": " + answer.body()).isIn(done, 409);
        return answer.status() == done;
    }

    private String number(int place) {
        return numbers.get(place % NUMBERS);
    }

    private Instant now() {
        return Instant.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText());
    }
}
