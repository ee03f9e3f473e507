package org.hopperflow.process.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.hopperflow.campaign.CampaignEnding;
import org.hopperflow.campaign.Check;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.EntryOutcome;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.RetryRequested;
import org.hopperflow.campaign.UnconfirmedSettled;
import org.hopperflow.interaction.Reservation;
import org.hopperflow.interaction.ReservationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

/** From the hopper to "the template is out". */
class SendingTest extends ContactStory {

    @Test
    void the_contact_waits_on_the_send_step_until_the_outcome_is_known() {
        ProcessInstance contact = claimed();

        assertThat(contact).isWaitingAt("sendTemplate");
        verify(hopper).started(Map.of(entry, contact.getId()));

        theSendIs(Outcome.ACCEPTED, null);

        assertThat(contact).isWaitingAt("waitForReply");
        Assertions.assertThat(variable(contact, "outcome")).isEqualTo("accepted");
    }

    @Test
    void a_suppressed_or_duplicate_contact_is_closed_with_the_reason_and_never_sent() {
        for (Check.Verdict verdict : List.of(Check.Verdict.SUPPRESSED, Check.Verdict.DUPLICATE)) {
            when(hopper.check(entry)).thenReturn(new Check(verdict, "Reason of " + verdict));

            Assertions.assertThat(claimed()).isNull();

            verify(hopper).close(entry, "Reason of " + verdict);
        }
        verify(interactions, times(2)).withdraw(entry);
        verify(hopper, never()).send(any(), any());
        verify(hopper, never()).instanceGone(any(), any(), any());
    }

    @ParameterizedTest
    @EnumSource(value = Check.Verdict.class, names = {"INVALID_NUMBER", "NO_OPT_IN"})
    void an_invalid_number_or_a_missing_opt_in_is_held_and_checked_again_when_retry_is_asked(Check.Verdict verdict) {
        when(hopper.check(entry)).thenReturn(new Check(verdict, "Reason of " + verdict));
        ProcessInstance contact = claimed();

        assertThat(contact).isWaitingAt("waitUntilSendable");
        verify(hopper).hold(entry, "Reason of " + verdict);

        when(hopper.check(entry)).thenReturn(new Check(Check.Verdict.SEND, null));
        happens(new RetryRequested(waiting(contact)));

        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void a_busy_customer_is_waited_for_until_the_campaign_ends() {
        when(interactions.reserve(any())).thenReturn(new Reservation(false, Reservation.WITH_AGENT));
        ProcessInstance contact = claimed();

        assertThat(contact).isWaitingAt("waitUntilSendable");
        verify(hopper).hold(entry, Reservation.WITH_AGENT);

        happens(new CampaignEnding(waiting(contact)));

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Campaign ended");
        verify(interactions).withdraw(entry);
    }

    @Test
    void a_campaign_that_includes_active_customers_reserves_without_exclusion() {
        campaignIs(true, false, false);

        claimed();

        ArgumentCaptor<ReservationRequest> request = ArgumentCaptor.forClass(ReservationRequest.class);
        verify(interactions).reserve(request.capture());
        Assertions.assertThat(request.getValue().exclusive()).isFalse();
    }

    @Test
    void an_outcome_told_twice_is_harmless() {
        ProcessInstance contact = sentAndAccepted();

        theSendIs(Outcome.PERMANENT, "Message Undeliverable");

        assertThat(contact).isWaitingAt("waitForReply");
    }

    @Test
    void an_outcome_of_an_earlier_attempt_is_not_taken_for_the_next_one() {
        ProcessInstance contact = claimed();
        String first = token();
        theSendIs(Outcome.TEMPORARY, "Busy");
        happens(new RetryRequested(waiting(contact)));
        assertThat(contact).isWaitingAt("sendTemplate");

        happens(new EntryOutcome(entry, first, Outcome.TEMPORARY, "Busy", null));

        assertThat(contact).isWaitingAt("sendTemplate");
        verify(hopper, times(1)).awaitRetry(any(), any(), any());
    }

    @Test
    void an_outcome_for_an_instance_that_is_gone_is_no_error() {
        ProcessInstance contact = claimed();
        engine.getRuntimeService().deleteProcessInstance(contact.getId(), "by hand");

        theSendIs(Outcome.ACCEPTED, null);

        verify(hopper, never()).awaitReply(any());
    }

    @Test
    void a_failure_while_the_outcome_is_recorded_leaves_the_contact_on_the_step() {
        ProcessInstance contact = claimed();
        when(hopper.awaitReply(entry)).thenThrow(new IllegalStateException("database is tired"));

        assertThatThrownBy(() -> theSendIs(Outcome.ACCEPTED, null)).hasMessageContaining("database is tired");

        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void an_error_drawn_at_the_send_step_is_followed() {
        engine.getRepositoryService().createDeployment().addModelInstance("drawn.bpmn", Bpmn.createExecutableProcess("drawnError")
                .startEvent().serviceTask("send").camundaDelegateExpression("${sendTemplate}").endEvent()
                .moveToActivity("send").boundaryEvent().error("noTemplate").userTask("sorry").endEvent().done()).deploy();
        doThrow(new BpmnError("noTemplate")).when(hopper).send(any(), any());

        happens(new EntriesClaimed("drawnError", null, List.of(entry)));

        assertThat(instanceOf(entry)).isWaitingAt("sorry");
    }

    @Test
    void an_exception_at_the_send_step_fails_the_start() {
        doThrow(new IllegalStateException("no ledger")).when(hopper).send(any(), any());

        assertThatThrownBy(this::claimed).hasMessageContaining("no ledger");

        Assertions.assertThat(instanceOf(entry)).isNull();
    }

    @Test
    void a_temporary_failure_without_a_time_waits_until_it_is_asked_for() {
        ProcessInstance contact = claimed();

        theSendIs(Outcome.TEMPORARY, "Try later");

        assertThat(contact).isWaitingAt("waitForRetry");
        verify(hopper).awaitRetry(entry, "Try later", null);
        verify(interactions).withdraw(entry);
        timePasses(days(300));
        timersFire(contact);
        assertThat(contact).isWaitingAt("waitForRetry");

        happens(new RetryRequested(waiting(contact)));

        assertThat(contact).isWaitingAt("sendTemplate");
        verify(hopper, times(2)).send(eq(entry), any());
    }

    @Test
    void a_temporary_failure_with_a_time_is_sent_again_when_it_is_due() {
        ProcessInstance contact = claimed();

        theSendIs(Outcome.TEMPORARY, "Try later", days(2));
        timePasses(days(1));
        timersFire(contact);
        assertThat(contact).isWaitingAt("waitForRetry");
        timePasses(days(3));
        timersFire(contact);

        assertThat(contact).isWaitingAt("sendTemplate");
    }

    @Test
    void a_contact_that_waits_for_its_retry_is_closed_when_the_campaign_ends() {
        ProcessInstance contact = claimed();
        theSendIs(Outcome.TEMPORARY, "Try later");

        happens(new CampaignEnding(waiting(contact)));

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Campaign ended");
    }

    @Test
    void a_permanent_failure_closes_with_the_reason() {
        ProcessInstance contact = claimed();

        theSendIs(Outcome.PERMANENT, "Message Undeliverable");

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Message Undeliverable");
        verify(interactions).withdraw(entry);
        verify(interactions, never()).closeCampaign(any());
    }

    @Test
    void a_cancelled_send_closes_with_the_reason() {
        ProcessInstance contact = claimed();

        theSendIs(Outcome.CANCELLED, "Customer opted out");

        assertThat(contact).isEnded();
        verify(hopper).close(entry, "Customer opted out");
    }

    @Test
    void an_unconfirmed_send_is_held_until_it_is_confirmed() {
        ProcessInstance contact = claimed();

        theSendIs(Outcome.UNCONFIRMED, null);

        assertThat(contact).isWaitingAt("waitForConfirmation");
        verify(hopper).hold(entry, "Send not confirmed");
        verify(hopper, never()).awaitReply(any());

        happens(new UnconfirmedSettled(entry, contact.getId(), true));

        assertThat(contact).isWaitingAt("waitForReply");
        verify(hopper).awaitReply(entry);
    }

    @Test
    void an_unconfirmed_send_that_never_left_is_checked_and_sent_again() {
        ProcessInstance contact = claimed();
        theSendIs(Outcome.UNCONFIRMED, null);

        happens(new UnconfirmedSettled(entry, contact.getId(), false));

        assertThat(contact).isWaitingAt("sendTemplate");
        verify(hopper, times(2)).check(entry);
    }

    @Test
    void an_unconfirmed_send_keeps_its_interaction_on_record_when_the_campaign_ends() {
        ProcessInstance contact = claimed();
        theSendIs(Outcome.UNCONFIRMED, null);

        happens(new CampaignEnding(waiting(contact)));

        assertThat(contact).isEnded();
        verify(interactions).closeCampaign(entry);
        verify(hopper).close(entry, "Campaign ended");
    }

    @Test
    void an_unconfirmed_send_goes_again_when_the_campaign_wants_it() {
        campaignIs(false, false, true);
        ProcessInstance contact = claimed();

        theSendIs(Outcome.UNCONFIRMED, null);

        assertThat(contact).isWaitingAt("sendTemplate");
        verify(hopper, times(2)).send(eq(entry), any());
        verify(hopper, never()).hold(any(), any());
    }
}
