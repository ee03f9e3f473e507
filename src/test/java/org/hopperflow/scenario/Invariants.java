package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hopperflow.fixture.World;

/** What is true of a story at any time, by what the API and the sandbox's own log of messages say. */
final class Invariants {

    private static final List<String> STATUSES = List.of("FRESH", "RETRY", "PENDING", "CLOSED");

    private final World world;
    private final List<String> numbers;
    private final List<Story.Plan> plans;
    private final Quiet quiet;
    /** Number → how many messages it had got when all was quiet and it was suppressed. */
    private final Map<String, Integer> suppressed = new HashMap<>();

    Invariants(World world, List<String> numbers, List<Story.Plan> plans, Quiet quiet) {
        this.world = world;
        this.numbers = numbers;
        this.plans = plans;
        this.quiet = quiet;
    }

    void freed(String number) {
        suppressed.remove(number);
    }

    void check() {
        quiet.await();
        Map<String, Integer> left = new HashMap<>();
        Set<String> conversations = conversations();
        plans.forEach(plan -> look(plan, left, conversations));
        numbers.forEach(number -> noneTwice(number, left.getOrDefault(number, 0)));
        theSuppressedAreLeftAlone();
    }

    /** Of one answer: the counts add up to the total, which is known. */
    void counts(Story.Plan plan) {
        JsonNode hopper = world.hopper(plan.id());

        assertThat(STATUSES.stream().mapToInt(status -> hopper.path(status.toLowerCase()).asInt()).sum())
                .as("counts of " + hopper).isEqualTo(hopper.path("total").asInt());
        assertThat(hopper.path("total").asInt()).as("people in the hopper").isEqualTo(plan.people().size());
    }

    /**
     * @param left          number → messages that left, counted up by what the history says
     * @param conversations the campaigns' open ones
     */
    private void look(Story.Plan plan, Map<String, Integer> left, Set<String> conversations) {
        counts(plan);
        JsonNode hopper = world.hopper(plan.id());
        List<JsonNode> entries = new ArrayList<>();
        for (String status : STATUSES) {
            JsonNode some = entries(plan, "&status=" + status);
            assertThat(some).as("entries that are " + status).hasSize(hopper.path(status.toLowerCase()).asInt())
                    .allSatisfy(entry -> assertThat(entry.path("status").asText()).isEqualTo(status));
            some.forEach(entries::add);
        }
        assertThat(entries).extracting(entry -> Story.person(entry, "contactId")).as("everybody is an entry, once")
                .containsExactlyInAnyOrderElementsOf(plan.people());
        boolean runs = world.api.get("/api/v1/campaigns/" + plan.id()).expect(200).json().path("status").asText().equals("RUNNING");
        assertThat(entries).allSatisfy(entry -> {
            saysWhy(entry);
            waitsForSomething(entry, runs, conversations.contains(plan.id() + " " + entry.path("contactId").asText()));
        });
        rows(plan, entries).forEach((number, rows) -> left.merge(number,
                (int) rows.stream().filter(row -> row.hasNonNull("sentAt")).count(), Integer::sum));
    }

    /** One that waits for the customer or to leave needs no reason. */
    private static void saysWhy(JsonNode entry) {
        boolean waits = entry.path("status").asText().equals("PENDING") && entry.path("attempts").asInt() > 0;
        boolean fresh = entry.path("status").asText().equals("FRESH");
        assertThat(waits || fresh || !entry.path("reason").asText("").isBlank()).as("a reason of " + entry).isTrue();
    }

    /** Nobody is forgotten: who waits for the customer has a conversation, whose time has come has had it, and only who waits has one. */
    private void waitsForSomething(JsonNode entry, boolean runs, boolean talks) {
        String status = entry.path("status").asText();
        boolean sent = status.equals("PENDING") && entry.path("reason").asText("").isBlank();
        assertThat(talks || !sent).as("a conversation of " + entry).isTrue();
        assertThat(!talks || status.equals("PENDING") || status.equals("RETRY")).as("no conversation of " + entry).isTrue();
        assertThat(runs && status.equals("RETRY") && entry.hasNonNull("nextRetryAt")
                && !Instant.parse(entry.path("nextRetryAt").asText()).isAfter(quiet.since())).as("already due: " + entry).isFalse();
    }

    /** Campaign and contact of each. */
    private Set<String> conversations() {
        Set<String> conversations = new HashSet<>();
        world.interactions("OPEN").forEach(open -> {
            if (open.path("kind").asText().equals("CAMPAIGN")) {
                conversations.add(open.path("campaignId").asText() + " " + open.path("contactId").asText());
            }
        });
        return conversations;
    }

    /** Number → the history's rows: one for each attempt at most, and of one contact each has its own number. */
    private Map<String, List<JsonNode>> rows(Story.Plan plan, List<JsonNode> entries) {
        Map<String, List<JsonNode>> rows = new HashMap<>();
        world.history(plan.id()).forEach(row -> rows.computeIfAbsent(row.path("phone").asText(), number -> new ArrayList<>()).add(row));
        rows.forEach((number, some) -> {
            List<JsonNode> contacts = entries.stream().filter(entry -> entry.path("phone").asText().equals(number)).toList();
            assertThat(some.size()).as("rows of " + number + " in " + some)
                    .isLessThanOrEqualTo(contacts.stream().mapToInt(entry -> entry.path("attempts").asInt()).sum());
            Map<Integer, Long> perAttempt = new HashMap<>();
            some.forEach(row -> perAttempt.merge(row.path("attempt").asInt(), 1L, Long::sum));
            assertThat(perAttempt.values()).as("rows per attempt in " + some).allMatch(times -> times <= contacts.size());
        });
        return rows;
    }

    private void noneTwice(String number, int left) {
        JsonNode received = received(number);
        Set<String> references = new HashSet<>();
        received.forEach(message -> assertThat(references.add(message.path("reference").asText()))
                .as("the first of its attempt: " + message).isTrue());
        assertThat(received).as("messages to " + number + ", by the sandbox and by the history").hasSize(left);
    }

    private void theSuppressedAreLeftAlone() {
        for (String number : numbers) {
            int received = received(number).size();
            if (suppressed.containsKey(number)) {
                assertThat(received).as("messages to the suppressed " + number).isEqualTo(suppressed.get(number));
            } else if (isSuppressed(number)) {
                suppressed.put(number, received);
            }
        }
    }

    private boolean isSuppressed(String number) {
        String before = number.substring(0, number.length() - 1);
        for (JsonNode found : world.api.get("/api/v1/suppressions?limit=500&after=" + before).expect(200).json().path("items")) {
            if (found.path("phone").asText().equals(number) && found.path("accountKey").asText(world.key).equals(world.key)) {
                return true;
            }
        }
        return false;
    }

    JsonNode received(String number) {
        return world.api.get("/sandbox/messages?limit=500&phone=" + number + "&phoneNumberId=n" + world.key)
                .expect(200).json().path("items");
    }

    private JsonNode entries(Story.Plan plan, String query) {
        return world.api.get("/api/v1/campaigns/" + plan.id() + "/hopper/entries?limit=500" + query).expect(200).json().path("items");
    }
}
