package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a customer who wrote comes to one of the agents of the queue, and stays with them. */
class AgentQueueScenariosTest extends Scenario {

    private static final String PASSWORD = "agent-of-the-tests";

    private Api ann;
    private Api bob;

    @BeforeAll
    void twoAgentsWorkInTheQueue() {
        ann = agent("ann");
        bob = agent("bob");
    }

    @Test
    void a_queue_that_says_nothing_asks_everybody_and_never_escalates() {
        JsonNode queue = api.get("/api/v1/queues/" + World.create(api).key).expect(200).json();
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();

        assertThat(queue.path("strategy").asText()).isEqualTo("RING_ALL");
        assertThat(queue.path("agentTimeoutSeconds").asInt()).isEqualTo(60);
        assertThat(queue.hasNonNull("answerWithinMinutes")).isFalse();
        assertThat(shownTo(ann, conversation).hasNonNull("offeredTo")).isFalse();
        assertThat(tasksOf(ann, conversation)).isEqualTo(1);
        assertThat(tasksOf(bob, conversation)).isEqualTo(1);
    }

    @Test
    void who_claims_first_has_the_conversation_and_the_other_reads_who_has_it() {
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();

        assertThat(claim(ann, conversation).expect(200).json().path("agent").asText()).isEqualTo(name("ann"));
        Api.Answer refused = claim(bob, conversation).expect(409);

        assertThat(refused.code()).isEqualTo("conversation-taken");
        assertThat(refused.json().path("detail").asText()).isEqualTo(name("ann") + " has the conversation.");
        for (String what : List.of("messages", "recontact", "close")) {
            assertThat(bob.post("/api/v1/interactions/" + conversation + "/" + what, "{\"type\": \"text\", \"text\": \"Hello\"}")
                    .expect(409).code()).as(what).isEqualTo("conversation-taken");
        }
        assertThat(tasksAssignedTo("ann", conversation)).isEqualTo(1);
        write(ann, conversation).expect(201);
    }

    @Test
    void who_takes_the_task_in_tasklist_has_the_conversation_on_the_page_too() {
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();

        bob.post("/engine-rest/task/" + task(conversation).path("id").asText() + "/claim", "{\"userId\": \"" + name("bob") + "\"}").expect(204);

        assertThat(shown(conversation, "agent")).isEqualTo(name("bob"));
        assertThat(write(ann, conversation).expect(409).code()).isEqualTo("conversation-taken");
    }

    @Test
    void who_answers_first_has_the_conversation() {
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();

        write(bob, conversation).expect(201);

        assertThat(shown(conversation, "agent")).isEqualTo(name("bob"));
        assertThat(tasksAssignedTo("bob", conversation)).isEqualTo(1);
    }

    @Test
    void a_supervisor_may_step_in_without_taking_it_away() {
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();
        claim(ann, conversation).expect(200);

        write(api, conversation).expect(201);

        assertThat(shown(conversation, "agent")).isEqualTo(name("ann"));
    }

    @Test
    void what_is_given_back_waits_for_the_queue_again() {
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();
        claim(ann, conversation).expect(200);

        ann.post("/api/v1/interactions/" + conversation + "/release", "").expect(200);

        assertThat(shown(conversation, "agent")).isEmpty();
        await().atMost(PATIENCE).until(() -> tasksOf(bob, conversation) == 1);
        claim(bob, conversation).expect(200);
    }

    @Test
    void round_robin_asks_one_agent_after_the_other() {
        queue(", \"strategy\": \"ROUND_ROBIN\", \"agentTimeoutSeconds\": 600");

        String first = shown(wroteOutOfTheBlue(), "offeredTo");
        String second = shown(wroteOutOfTheBlue(), "offeredTo");
        String third = shown(wroteOutOfTheBlue(), "offeredTo");

        assertThat(List.of(first, second)).containsExactlyInAnyOrder(name("ann"), name("bob"));
        assertThat(third).isEqualTo(first);
    }

    @Test
    void who_is_not_asked_cannot_take_it() {
        queue(", \"strategy\": \"ROUND_ROBIN\", \"agentTimeoutSeconds\": 600");
        String conversation = wroteOutOfTheBlue();
        boolean ofAnn = shown(conversation, "offeredTo").equals(name("ann"));

        assertThat(claim(ofAnn ? bob : ann, conversation).expect(409).json().path("detail").asText())
                .isEqualTo("The conversation is offered to " + name(ofAnn ? "ann" : "bob") + ".");
        assertThat(tasksOf(ofAnn ? bob : ann, conversation)).isZero();
        claim(ofAnn ? ann : bob, conversation).expect(200);
    }

    @Test
    void an_offer_that_is_not_taken_in_time_moves_on() {
        queue(", \"strategy\": \"ROUND_ROBIN\", \"agentTimeoutSeconds\": 60");
        String conversation = wroteOutOfTheBlue();
        String asked = shown(conversation, "offeredTo");

        later("PT61S");

        await().atMost(PATIENCE).until(() -> !shown(conversation, "offeredTo").equals(asked));
        assertThat(shown(conversation, "offeredTo")).isIn(name("ann"), name("bob"));
    }

    @Test
    void an_offer_that_is_declined_moves_on_at_once() {
        queue(", \"strategy\": \"LEAST_RECENTLY_SERVED\", \"agentTimeoutSeconds\": 600");
        String conversation = wroteOutOfTheBlue();
        boolean ofAnn = shown(conversation, "offeredTo").equals(name("ann"));

        (ofAnn ? ann : bob).post("/api/v1/interactions/" + conversation + "/release", "").expect(200);

        await().atMost(PATIENCE).until(() -> shown(conversation, "offeredTo").equals(name(ofAnn ? "bob" : "ann")));
    }

    @Test
    void least_recently_served_asks_who_served_longest_ago() {
        queue(", \"strategy\": \"RING_ALL\"");
        claim(ann, wroteOutOfTheBlue()).expect(200);
        later("PT1S");
        claim(bob, wroteOutOfTheBlue()).expect(200);
        queue(", \"strategy\": \"LEAST_RECENTLY_SERVED\", \"agentTimeoutSeconds\": 600");
        later("PT1S");

        String first = shown(wroteOutOfTheBlue(), "offeredTo");
        String second = shown(wroteOutOfTheBlue(), "offeredTo");

        assertThat(List.of(first, second)).containsExactlyInAnyOrder(name("ann"), name("bob"));
    }

    @Test
    void a_customer_who_waits_too_long_is_shown_to_the_supervisors_until_there_is_an_answer() {
        queue(", \"strategy\": \"RING_ALL\", \"answerWithinMinutes\": 30");
        String conversation = wroteOutOfTheBlue();

        later("PT31M");

        await().atMost(PATIENCE).until(() -> !shown(conversation, "escalatedAt").isEmpty());
        assertThat(task(conversation).path("priority").asInt()).isEqualTo(90);

        write(ann, conversation).expect(201);

        assertThat(shown(conversation, "escalatedAt")).isEmpty();
        assertThat(task(conversation).path("priority").asInt()).isEqualTo(50);
    }

    @Test
    void a_task_that_is_completed_twice_sends_one_reply() {
        queue(", \"strategy\": \"RING_ALL\"");
        String conversation = wroteOutOfTheBlue();
        String phone = shown(conversation, "phone");
        String task = "/engine-rest/task/" + task(conversation).path("id").asText() + "/complete";
        String form = "{\"variables\": {\"action\": {\"value\": \"reply\"}, \"reply\": {\"value\": \"We are open until six.\"}}}";

        var second = CompletableFuture.supplyAsync(() -> ann.post(task, form).status());
        int first = bob.post(task, form).status();

        assertThat(List.of(first, second.join())).containsOnlyOnce(204);
        await().atMost(PATIENCE).until(() -> world.received(phone) == 1);
        await().atMost(PATIENCE).until(() -> task(conversation).path("id").asText().length() > 0);
        assertThat(ann.post(task, form).status()).isGreaterThanOrEqualTo(400);
        assertThat(world.received(phone)).isEqualTo(1);
    }

    @Test
    void a_wrong_queue_is_refused_with_every_field() {
        Api.Answer refused = api.put("/api/v1/queues/" + world.key, "{\"agentTimeoutSeconds\": 9, \"answerWithinMinutes\": 0}").expect(400);

        assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly("agentTimeoutSeconds", "answerWithinMinutes");
        assertThat(ann.put("/api/v1/queues/" + world.key, "{}").status()).isEqualTo(403);
    }

    private String wroteOutOfTheBlue() {
        String phone = customer();
        writes(phone, "Hello, is anybody there?");
        String conversation = awaitAgents(phone);
        await().atMost(PATIENCE).until(() -> task(conversation) != null);
        return conversation;
    }

    private void queue(String options) {
        api.put("/api/v1/queues/" + world.key, "{" + options.substring(2) + "}").expect(200);
    }

    private static Api.Answer claim(Api agent, String conversation) {
        return agent.post("/api/v1/interactions/" + conversation + "/claim", "");
    }

    private static Api.Answer write(Api agent, String conversation) {
        return agent.post("/api/v1/interactions/" + conversation + "/messages", "{\"type\": \"text\", \"text\": \"Here I am.\"}");
    }

    private static JsonNode shownTo(Api agent, String conversation) {
        return agent.get("/api/v1/interactions/" + conversation).expect(200).json();
    }

    private String shown(String conversation, String field) {
        return shownTo(api, conversation).path(field).asText();
    }

    private JsonNode task(String conversation) {
        return api.get("/engine-rest/task?processInstanceBusinessKey=" + conversation).expect(200).json().path(0);
    }

    private static int tasksOf(Api agent, String conversation) {
        return agent.get("/engine-rest/task?processInstanceBusinessKey=" + conversation).expect(200).json().size();
    }

    private int tasksAssignedTo(String agent, String conversation) {
        return api.get("/engine-rest/task?processInstanceBusinessKey=" + conversation + "&assignee=" + name(agent)).expect(200).json().size();
    }

    private String name(String agent) {
        return agent + world.key;
    }

    private Api agent(String agent) {
        api.post("/engine-rest/user/create", """
                {"profile": {"id": "%s", "firstName": "Ada", "lastName": "Agent", "email": ""}, "credentials": {"password": "%s"}}
                """.formatted(name(agent), PASSWORD)).expect(204);
        for (String group : List.of("agents", "queue" + world.key)) {
            api.put("/engine-rest/group/" + group + "/members/" + name(agent), "{}").expect(204);
        }
        return new Api("http://localhost:" + port, name(agent), PASSWORD);
    }
}
