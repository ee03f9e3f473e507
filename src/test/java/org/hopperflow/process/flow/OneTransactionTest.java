package org.hopperflow.process.flow;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.hopperflow.campaign.AnswerTiming;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.RetryRequested;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.interaction.AgentInteractionOpened;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.interaction.InteractionClosed;
import org.hopperflow.interaction.Reservation;
import org.hopperflow.interaction.Window;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.Test;

/** News that makes news: one process moves another within the same transaction. */
class OneTransactionTest extends ContactStory {

    private final InteractionId interaction = InteractionId.next();

    @Test
    void a_reply_opens_the_agents_conversation_whose_end_frees_a_contact_of_another_campaign() {
        ProcessInstance contact = sentAndAccepted();
        theAnswerIs(AnswerTiming.AWAITED, contact.getId());
        theConversationOpensOnHandOver();

        happens(reply(MessageType.TEXT, "Hello"));

        assertThat(contact).isEnded();
        ProcessInstance conversation = instanceOf(interaction);
        assertThat(conversation).isWaitingAt("handleConversation");

        ProcessInstance other = aContactThatWaitsForTheCustomer();
        theEndOfTheConversationReleases(other);
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(conversation.getId()).singleResult();
        engine.getTaskService().complete(task.getId(), Map.of("action", "close", "disposition", "solved"));

        assertThat(conversation).isEnded();
        assertThat(other).isWaitingAt("sendTemplate");
    }

    private void theConversationOpensOnHandOver() {
        Instant end = now().plus(days(1));
        when(interactions.view(interaction)).thenReturn(new ConversationView(interaction, ACCOUNT, PHONE, "Ann", "", "Hello", "Hello",
                "", null, null, new Window(true, end, null), ZoneOffset.UTC, false));
        when(interactions.abandonedAt(interaction)).thenReturn(end.plus(days(7)));
        when(interactions.handOver(entry)).thenAnswer(call -> {
            events.publishEvent(new AgentInteractionOpened(interaction, ACCOUNT));
            return interaction;
        });
    }

    private ProcessInstance aContactThatWaitsForTheCustomer() {
        EntryId waiting = EntryId.next();
        when(interactions.reserve(any())).thenReturn(new Reservation(false, Reservation.WITH_AGENT));
        happens(new EntriesClaimed("hopperContact", null, List.of(waiting)));
        Assertions.assertThat(instanceOf(waiting)).isNotNull();
        return instanceOf(waiting);
    }

    private void theEndOfTheConversationReleases(ProcessInstance contact) {
        when(interactions.reserve(any())).thenReturn(new Reservation(true, null));
        doAnswer(call -> {
            events.publishEvent(new InteractionClosed(interaction, true, ACCOUNT, PHONE));
            return null;
        }).when(interactions).close(any(), any());
        doAnswer(call -> {
            events.publishEvent(new RetryRequested(List.of(new Waiting(EntryId.of(contact.getBusinessKey()), contact.getId()))));
            return null;
        }).when(hopper).release(ACCOUNT, PHONE);
    }
}
