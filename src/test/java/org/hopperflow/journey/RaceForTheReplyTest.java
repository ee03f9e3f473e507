package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reply meets something else that ends the wait for it. One side wins; the reply is an answer or reaches an agent, never nothing. */
class RaceForTheReplyTest extends RaceStory {

    // against the response timeout

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_in_time_counts_whichever_the_engine_sees_first(boolean replyFirst) {
        theReplyIsAwaited("");
        Race.Side reply = replies("in-1", "Yes, please");

        meetAtTheEntry(inOrder(replyFirst, reply, this::theTimerFires));

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void so_does_one_that_quotes_nothing(boolean replyFirst) {
        theReplyIsAwaited("");
        Race.Side reply = writes("in-1", "Yes, please", businessNow());

        meetAtTheEntry(inOrder(replyFirst, reply, this::theTimerFires));

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please");
    }

    @Test
    void a_reply_that_was_written_in_time_counts_although_it_comes_after_the_timeout() throws Exception {
        theReplyIsAwaited("");
        Instant inTime = businessNow();
        await().atMost(PATIENCE).until(() -> businessNow().isAfter(inTime.plusSeconds(1)));
        theTimerFires();
        theEntryIs("CLOSED", NO_ANSWER);

        writes("in-1", "Yes, please", inTime.plusSeconds(1)).act();

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_after_the_deadline_is_late_whichever_the_engine_sees_first(boolean replyFirst) {
        theReplyIsAwaited("");
        jdbc.sql("update hopper_entry set deadline_at = deadline_at - interval '2 days' where id = :id").param("id", entry()).update();
        Race.Side reply = replies("in-1", "Sorry, I was away");

        meetAtTheEntry(inOrder(replyFirst, reply, this::theTimerFires));

        theEntryIs("CLOSED", NO_ANSWER);
        theHistoryHas(null);
        anAgentReads("Sorry, I was away");
    }

    // against stop

    @Test
    void a_reply_counts_while_the_campaign_is_stopped_under_it() {
        theReplyIsAwaited("");

        meetAtTheEntry(replies("in-1", "Yes, please"), () -> post("stop"));

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please");
        assertThat(api.get("/api/v1/campaigns/" + campaign).json().path("status").asText()).isEqualTo("STOPPED");
    }

    @Test
    void a_reply_counts_while_a_stop_is_under_way() {
        theReplyIsAwaited("");

        meetAtTheCampaign(() -> post("stop"), Race.through(replies("in-1", "Yes, please"), () -> unread() == 0));

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please");
    }

    // against reset

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_before_the_reset_is_history_and_one_after_it_is_late(boolean replyFirst) {
        theReplyIsAwaited("");
        post("stop");
        Race.Side reply = replies("in-1", "Yes, please");

        meetAtTheEntry(inOrder(replyFirst, reply, this::reset));

        theEntryIs("FRESH", "");
        theHistoryHas(replyFirst ? "Yes, please" : null);
        anAgentReads("Yes, please");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_that_meets_the_reset_of_a_running_campaign_takes_the_customer_to_an_agent(boolean replyFirst) {
        theReplyIsAwaited("");
        Race.Side reply = writes("in-1", "Yes, please", businessNow());

        meetAtTheEntry(inOrder(replyFirst, reply, this::reset));

        anAgentReads("Yes, please");
        theHistoryHas(replyFirst ? "Yes, please" : null);
        await().atMost(PATIENCE).until(() -> world.entry(campaign, customer).path("status").asText().equals("PENDING"));
    }

    // against the end of the campaign

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_reply_counts_although_the_campaign_ends_at_that_moment(boolean replyFirst) {
        theReplyIsAwaited("");
        Race.Side reply = replies("in-1", "Yes, please");
        Race.Side end = Race.behindItsBack(() -> jdbc.sql("update campaign set status = 'COMPLETED' where id = cast(:id as uuid)")
                .param("id", campaign).update());

        meetAtTheEntry(inOrder(replyFirst, reply, end));

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please");
    }

    // two at once

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_two_replies_at_once_one_is_the_answer_and_the_agent_reads_both(boolean quoting) {
        theReplyIsAwaited("");
        Instant now = businessNow();
        Race.Side first = quoting ? replies("in-1", "Yes, please", now) : writes("in-1", "Yes, please", now);
        Race.Side second = quoting ? replies("in-2", "And in blue", now) : writes("in-2", "And in blue", now);

        meetAtTheEntry(first, second);

        theEntryIs("CLOSED", "Answered");
        theHistoryHas("Yes, please");
        anAgentReads("Yes, please", "And in blue");
    }

    @Test
    void of_two_replies_one_closes_the_contact_and_the_other_finds_an_agent() {
        theReplyIsAwaited(", \"closeOnQuickReply\": true");
        Race.Side first = replies("in-1", "Yes, please");

        meetAtTheEntry(first, replies("in-2", "And in blue"));

        theEntryIs("CLOSED", "Answered");
        anAgentReads("Yes, please", "And in blue");
    }

    static Race.Side[] inOrder(boolean asNamed, Race.Side one, Race.Side other) {
        return asNamed ? new Race.Side[] {one, other} : new Race.Side[] {other, one};
    }
}
