package org.hopperflow.process.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.hopperflow.campaign.AnswerTiming;
import org.hopperflow.campaign.CampaignEnding;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.EntryUndelivered;
import org.hopperflow.interaction.CustomerReplied;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.Test;

/** From "the template is out" to the end. */
class WaitingForTheReplyTest extends ContactStory {

    @Test
    void a_quick_reply_closes_the_contact_when_the_campaign_says_so() {
        campaignIs(false, true, false);
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());

        happens(reply(MessageType.BUTTON, "Yes, please"));

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Answered");
        verify(interactions).closeCampaign(entry);
        verify(interactions, never()).handOver(any());
        verify(interactions, never()).open(any());
    }

    @Test
    void a_quick_reply_is_handed_to_an_agent_otherwise() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());

        happens(reply(MessageType.BUTTON, "Yes, please"));

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Answered");
        verify(interactions).handOver(entry);
        verify(hopper, never()).instanceGone(any(), any(), any());
    }

    @Test
    void a_wait_that_begins_in_a_later_transaction_asks_for_the_deadline() {
        when(hopper.awaitReply(any())).thenReturn(now().plus(days(9)));
        deployed(Bpmn.createExecutableProcess("waitsLater").startEvent()
                .serviceTask("send").camundaDelegateExpression("${sendTemplate}")
                .intermediateCatchEvent("later").camundaAsyncBefore().timerWithDate("${replyDeadline}").endEvent().done());
        happens(new EntriesClaimed("waitsLater", null, List.of(entry)));
        ProcessInstance contact = instanceOf(entry);
        theSendIs(Outcome.ACCEPTED, null);

        timersFire(contact);

        assertThat(contact).isWaitingAt("later");
        Job timer = engine.getManagementService().createJobQuery().processInstanceId(contact.getId()).singleResult();
        Assertions.assertThat(timer.getDuedate().toInstant()).isCloseTo(now().plus(days(1)), within(1, ChronoUnit.MINUTES));
        Assertions.assertThat(engine.getRuntimeService().getVariables(contact.getId())).doesNotContainKey("replyDeadline");
    }

    @Test
    void a_contact_that_waits_carries_its_outcome_and_nothing_else() {
        ProcessInstance contact = sentAndAccepted();

        Assertions.assertThat(engine.getRuntimeService().getVariables(contact.getId())).containsOnlyKeys("outcome");
    }

    private void deployed(BpmnModelInstance flow) {
        engine.getRepositoryService().createDeployment().enableDuplicateFiltering(true).addModelInstance("waits-later.bpmn", flow).deploy();
    }

    @Test
    void free_text_is_handed_to_an_agent_even_when_a_quick_reply_would_close() {
        campaignIs(false, true, false);
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());

        happens(reply(MessageType.TEXT, "How much is it?"));

        assertThat(contact).isEnded();
        verify(interactions).handOver(entry);
    }

    @Test
    void a_picture_or_a_very_long_text_is_an_answer_as_well() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());

        happens(reply(MessageType.MEDIA, null));

        assertThat(contact).isEnded();

        ProcessInstance second = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, second.getId());

        happens(reply(MessageType.TEXT, "why? ".repeat(819)));

        assertThat(second).isEnded();
    }

    @Test
    void an_opt_out_suppresses_the_number_and_closes_the_contact() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());

        happens(reply(MessageType.TEXT, " stop "));

        assertThat(contact).isEnded();
        verify(interactions).suppress(ACCOUNT, PHONE, "Customer opted out");
        verify(hopper).suppress(ACCOUNT, PHONE, "Customer opted out");
        verify(hopper).close(entry, "Customer opted out");
        verify(interactions, never()).handOver(any());
    }

    @Test
    void a_reply_before_the_flow_waits_for_it_comes_again() {
        ProcessInstance contact = claimed();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());
        CustomerReplied reply = reply(MessageType.TEXT, "Hello");

        assertThatThrownBy(() -> happens(reply)).isInstanceOf(NotWaitingYet.class);
        assertThat(contact).isWaitingAt("sendTemplate");

        theSendIs(Outcome.ACCEPTED, null);
        happens(reply);

        assertThat(contact).isEnded();
    }

    @Test
    void a_late_reply_goes_to_an_agent_and_leaves_the_flow_alone() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.LATE, contact.getId());
        CustomerReplied reply = reply(MessageType.TEXT, "Sorry, I was away");

        happens(reply);

        assertThat(contact).isWaitingAt("waitForReply");
        verify(interactions).open(reply);
    }

    @Test
    void a_reply_in_time_to_a_flow_that_is_over_goes_to_an_agent() {
        theAnswerIs(AnswerTiming.IN_TIME_BUT_OVER, null);
        CustomerReplied reply = reply(MessageType.TEXT, "Yes!");

        happens(reply);

        verify(interactions).open(reply);
    }

    @Test
    void a_reply_whose_instance_was_cancelled_meanwhile_is_not_dropped() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());
        engine.getRuntimeService().deleteProcessInstance(contact.getId(), "by hand");
        CustomerReplied reply = reply(MessageType.TEXT, "Yes!");

        happens(reply);

        verify(interactions).open(reply);
    }

    @Test
    void a_message_out_of_the_blue_goes_to_an_agent() {
        CustomerReplied message = outOfTheBlue("Are you open today?");

        happens(message);

        verify(interactions).open(message);
        verify(interactions, never()).suppress(any(), any(), any());
        verify(hopper, never()).answer(any(), any());
    }

    @Test
    void an_opt_out_suppresses_even_out_of_the_blue_and_when_it_is_late() {
        happens(outOfTheBlue("STOP"));

        verify(interactions).suppress(ACCOUNT, PHONE, "Customer opted out");

        theAnswerIs(AnswerTiming.LATE, null);
        happens(reply(MessageType.TEXT, "Stop"));

        verify(interactions, times(2)).suppress(ACCOUNT, PHONE, "Customer opted out");
    }

    @Test
    void no_reply_until_the_deadline_closes_as_unanswered() {
        ProcessInstance contact = sentAndAccepted();

        timersFire(contact);
        assertThat(contact).isWaitingAt("waitForReply");
        timePasses(days(1).plusMinutes(1));
        timersFire(contact);

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "No answer within the response timeout");
        verify(interactions).closeCampaign(entry);
    }

    @Test
    void when_the_reply_and_the_timeout_meet_exactly_one_of_them_wins() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());
        Job timeout = engine.getManagementService().createJobQuery().processInstanceId(contact.getId()).singleResult();
        CompletableFuture<Throwable> loser = new CompletableFuture<>();

        transaction.executeWithoutResult(status -> {
            events.publishEvent(reply(MessageType.TEXT, "Just in time"));
            Thread timer = new Thread(() -> {
                try {
                    engine.getManagementService().executeJob(timeout.getId());
                    loser.complete(null);
                } catch (RuntimeException e) {
                    loser.complete(e);
                }
            });
            timer.start();
        });

        Assertions.assertThat(loser.orTimeout(20, TimeUnit.SECONDS).join()).isNotNull();
        assertThat(contact).isEnded();
        verify(interactions).handOver(entry);
    }

    @Test
    void a_delivery_that_failed_for_now_is_tried_again() {
        ProcessInstance contact = sentAndAccepted();

        happens(new EntryUndelivered(entry, contact.getId(), true, "Phone is off", days(1), now()));

        assertThat(contact).isWaitingAt("waitForRetry");
        verify(hopper).awaitRetry(entry, "Phone is off", days(1));
        verify(interactions).withdraw(entry);
        timePasses(days(2));
        timersFire(contact);
        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void a_delivery_that_failed_for_good_closes_with_the_reason() {
        ProcessInstance contact = sentAndAccepted();

        happens(new EntryUndelivered(entry, contact.getId(), false, "Message Undeliverable", null, now()));

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Message Undeliverable");
    }

    @Test
    void a_reply_that_its_flow_never_waits_for_goes_to_an_agent() {
        ProcessInstance contact = claimed();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());
        CustomerReplied reply = new CustomerReplied(InboundMessageId.next(), ACCOUNT, PHONE, "Ann", MessageType.TEXT, "Hello", null,
                now().minus(Duration.ofMinutes(11)), entry, null);

        happens(reply);

        verify(interactions).open(reply);
        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void a_failed_delivery_before_the_flow_waits_for_it_comes_again() {
        ProcessInstance contact = claimed();

        assertThatThrownBy(() -> happens(new EntryUndelivered(entry, contact.getId(), true, "Phone is off", null, now())))
                .isInstanceOf(NotWaitingYet.class);

        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void a_failed_delivery_that_its_flow_never_waits_for_is_history_only() {
        ProcessInstance contact = claimed();

        happens(new EntryUndelivered(entry, contact.getId(), true, "Phone is off", null, now().minus(Duration.ofMinutes(11))));

        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void a_failed_delivery_for_an_instance_that_is_gone_is_no_error() {
        happens(new EntryUndelivered(entry, "gone", true, "Phone is off", null, now()));
    }

    @Test
    void the_end_of_the_campaign_closes_who_waits_for_a_reply() {
        ProcessInstance contact = sentAndAccepted();

        happens(new CampaignEnding(waiting(contact)));

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Campaign ended");
        verify(interactions).closeCampaign(entry);
    }

    @Test
    void a_handover_and_the_agents_process_are_one_transaction() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());
        doAnswer(call -> {
            throw new IllegalStateException("desk is closed");
        }).when(interactions).handOver(any());

        assertThatThrownBy(() -> happens(reply(MessageType.TEXT, "Hello"))).hasMessageContaining("desk is closed");

        assertThat(contact).isWaitingAt("waitForReply");
    }
}
