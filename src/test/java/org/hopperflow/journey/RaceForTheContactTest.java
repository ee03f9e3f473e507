package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hopperflow.journey.RaceForTheReplyTest.inOrder;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.hopperflow.fixture.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends, failures, retries and people meet at one contact: a reset, a cancellation, a deletion. */
class RaceForTheContactTest extends RaceStory {

    // a reply against a failed delivery

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void who_answers_a_message_that_is_said_to_have_failed_has_got_it(boolean replyFirst) {
        nobodyTellsOfTheDelivery();
        theReplyIsAwaited("");
        Race.Side reply = writes("in-1", "Yes, please", businessNow());

        meetAtTheEntry(inOrder(replyFirst, reply, deliveryFails(131000)));

        theEntryIs("CLOSED", "Answered");
        anAgentReads("Yes, please");
        await().atMost(PATIENCE).until(() -> world.history(campaign).get(0).path("errorCode").asText().equals("131000"));
    }

    // a reply against a retry

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_that_meets_the_retry_that_was_asked_for_ends_the_contact(boolean replyFirst) throws Exception {
        aRetryIsAwaited();
        Race.Side reply = replies("in-1", "Yes, please");

        meetAtTheEntry(inOrder(replyFirst, reply, () -> post("retry")));

        theEntryIs("CLOSED", "Answered");
        anAgentReads("Yes, please");
        assertThat(world.received(customer)).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_that_meets_the_retry_that_is_due_ends_the_contact(boolean replyFirst) throws Exception {
        aRetryIsAwaited();
        Race.Side reply = replies("in-1", "Yes, please");

        meetAtTheEntry(inOrder(replyFirst, reply, this::theTimerFires));

        theEntryIs("CLOSED", "Answered");
        anAgentReads("Yes, please");
        assertThat(world.received(customer)).isLessThanOrEqualTo(2);
    }

    // the outcome of a send

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_flow_that_is_cancelled_while_its_outcome_is_recorded_keeps_the_fact_of_the_send(boolean cancelledFirst) {
        aSendIsUnderWay();

        meetAtTheEntry(inOrder(cancelledFirst, this::cancelInCockpit, Race.behindItsBack(() -> { })));

        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 1);
        assertThat(world.history(campaign).get(0).path("outcome").asText()).isEqualTo("ACCEPTED");
        theEntryIs("CLOSED", "The flow was cancelled: asked by phone");
        assertThat(world.received(customer)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reset_leaves_what_is_being_sent_and_takes_what_was_recorded(boolean resetFirst) {
        aSendIsUnderWay();
        post("stop");

        meetAtTheEntry(inOrder(resetFirst, this::reset, Race.behindItsBack(() -> { })));

        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 1);
        if (resetFirst) {
            awaitPosition("waitForReply");
        } else {
            theEntryIs("FRESH", "");
        }
        assertThat(world.received(customer)).isEqualTo(1);
    }

    // people

    @Test
    void of_two_resets_at_once_one_is_refused() {
        theReplyIsAwaited("");
        post("stop");
        Answer[] second = new Answer[1];

        meetAtTheEntry(this::reset, () -> second[0] = api.post("/api/v1/campaigns/" + campaign + "/reset", "{\"confirm\": true}"));

        assertThat(second[0].expect(409).code()).isEqualTo("reset-under-way");
        theEntryIs("FRESH", "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_to_a_campaign_that_is_deleted_at_that_moment_reaches_an_agent(boolean replyFirst) {
        theReplyIsAwaited("");
        post("stop");
        Race.Side reply = replies("in-1", "Yes, please");

        meetAtTheEntry(inOrder(replyFirst, reply, () -> api.delete("/api/v1/campaigns/" + campaign).expect(204)));

        anAgentReads("Yes, please");
        api.get("/api/v1/campaigns/" + campaign).expect(404);
    }

    private Race.Side deliveryFails(int code) {
        String messageId = jdbc.sql("select provider_message_id from attempt where entry_id = :entry order by number desc limit 1")
                .param("entry", entry()).query(String.class).single();
        return handedOver("""
                "statuses": [{"id": "%s", "status": "failed", "timestamp": "%d", "errors": [{"code": %d, "title": "Something went wrong"}]}]
                """.formatted(messageId, businessNow().getEpochSecond(), code));
    }

    /** What was delivered cannot fail any more. */
    private void nobodyTellsOfTheDelivery() {
        world.behaves(customer, "{\"silent\": true}");
    }

    private void aRetryIsAwaited() throws Exception {
        nobodyTellsOfTheDelivery();
        theReplyIsAwaited("");
        deliveryFails(131000).act();
        awaitPosition("waitForRetry");
    }

    /** The provider has the message and answers a little later. */
    private void aSendIsUnderWay() {
        world.behaves(customer, "{\"silent\": true, \"slowMillis\": 2500}");
        campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);
    }

    /** Cockpit shows that somebody was faster; the person presses the button again. */
    private void cancelInCockpit() {
        try {
            runtime.deleteProcessInstance(instance(), "asked by phone");
        } catch (OptimisticLockingException e) {
            cancelInCockpit();
        }
    }
}
