package org.hopperflow.process.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.hopperflow.campaign.CampaignEnding;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.EntriesReset;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.shared.EntryId;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Captor;

/** Batches of entries in, and entries whose instance is gone. */
class HopperAndFlowTest extends ContactStory {

    @Captor
    private ArgumentCaptor<Map<EntryId, String>> started;

    @Test
    void fifty_claimed_entries_are_started_together() {
        List<EntryId> entries = Stream.generate(EntryId::next).limit(50).toList();

        happens(new EntriesClaimed("hopperContact", null, entries));

        verify(hopper).started(started.capture());
        Assertions.assertThat(started.getValue()).containsOnlyKeys(entries);
        Assertions.assertThat(started.getValue()).allSatisfy((entry, instance) ->
                Assertions.assertThat(instanceOf(entry).getId()).isEqualTo(instance));
    }

    @Test
    void one_entry_that_cannot_be_started_fails_the_whole_batch() {
        List<EntryId> entries = Stream.generate(EntryId::next).limit(10).toList();
        when(hopper.check(entries.get(7))).thenThrow(new IllegalStateException("broken contact"));

        assertThatThrownBy(() -> happens(new EntriesClaimed("hopperContact", null, entries))).hasMessageContaining("broken contact");

        Assertions.assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
        verify(hopper, never()).started(anyMap());
    }

    @Test
    void a_pinned_version_is_started_although_there_is_a_newer_one() {
        deployFlow("pinned", "first");
        deployFlow("pinned", "second");

        happens(new EntriesClaimed("pinned", 1, List.of(entry)));

        assertThat(instanceOf(entry)).isWaitingAt("first");
    }

    @Test
    void the_latest_version_is_started_when_none_is_pinned() {
        deployFlow("moving", "first");
        deployFlow("moving", "second");

        happens(new EntriesClaimed("moving", null, List.of(entry)));

        assertThat(instanceOf(entry)).isWaitingAt("second");
    }

    @Test
    void a_flow_that_does_not_exist_fails_the_batch() {
        assertThatThrownBy(() -> happens(new EntriesClaimed("nowhere", 3, List.of(entry))))
                .hasMessage("There is no flow nowhere in version 3.");
    }

    @Test
    void the_campaigns_end_passes_over_entries_that_do_not_wait_for_it() {
        ProcessInstance contact = sentAndAccepted();
        EntryId sending = EntryId.next();
        happens(new EntriesClaimed("hopperContact", null, List.of(sending)));
        ProcessInstance stillSending = instanceOf(sending);

        happens(new CampaignEnding(List.of(new Waiting(EntryId.next(), "gone"), new Waiting(sending, stillSending.getId()),
                new Waiting(EntryId.next(), null), new Waiting(entry, contact.getId()))));

        assertThat(contact).isEnded();
        assertThat(stillSending).isWaitingAt("sendTemplate");
    }

    @Test
    void an_instance_cancelled_in_cockpit_closes_its_entry_even_without_custom_listeners() {
        ProcessInstance contact = claimed();

        engine.getRuntimeService().deleteProcessInstance(contact.getId(), "Asked by phone", true, true);

        verify(hopper).instanceGone(entry, contact.getId(), "The flow was cancelled: Asked by phone");
        verify(interactions).withdraw(entry);
    }

    @Test
    void an_instance_cancelled_while_it_waits_for_the_reply_closes_its_entry() {
        ProcessInstance contact = sentAndAccepted();

        engine.getRuntimeService().deleteProcessInstance(contact.getId(), null);

        verify(hopper).instanceGone(entry, contact.getId(), "The flow was cancelled");
        verify(interactions).closeCampaign(entry);
    }

    @Test
    void a_reset_cancels_the_instances_without_news_to_the_hopper() {
        ProcessInstance contact = claimed();

        happens(new EntriesReset(List.of(new Waiting(entry, contact.getId()), new Waiting(EntryId.next(), "gone"))));

        assertThat(contact).isEnded();
        verify(hopper, never()).instanceGone(any(), any(), any());
        verify(interactions).withdraw(entry);
    }

    @Test
    void a_flow_that_ends_without_closing_the_contact_is_told_to_the_hopper() {
        engine.getRepositoryService().createDeployment().addModelInstance("careless.bpmn", Bpmn.createExecutableProcess("careless")
                .startEvent().serviceTask("send").camundaDelegateExpression("${sendTemplate}").endEvent().done()).deploy();
        happens(new EntriesClaimed("careless", null, List.of(entry)));
        ProcessInstance contact = instanceOf(entry);

        theSendIs(Outcome.ACCEPTED, null);

        assertThat(contact).isEnded();
        verify(hopper).instanceGone(entry, contact.getId(), "The flow ended without closing the contact");
    }

    @Test
    void a_flow_started_by_hand_without_an_entry_may_end_as_it_likes() {
        deployFlow("byHand", "task");
        ProcessInstance instance = engine.getRuntimeService().startProcessInstanceByKey("byHand");

        String task = engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult().getId();
        engine.getTaskService().complete(task);

        assertThat(instance).isEnded();
        verify(hopper, never()).instanceGone(any(), any(), any());
    }

    private void deployFlow(String key, String task) {
        engine.getRepositoryService().createDeployment().addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key)
                .startEvent().userTask(task).endEvent().done()).deploy();
    }
}
