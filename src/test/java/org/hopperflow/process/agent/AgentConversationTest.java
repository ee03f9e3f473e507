package org.hopperflow.process.agent;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.Date;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.interaction.ConversationMoved;
import org.hopperflow.interaction.ConversationMoved.What;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;

/** What an agent does with a conversation. */
class AgentConversationTest extends ConversationStory {

    @Test
    void a_conversation_waits_for_the_agents_of_the_accounts_queue() {
        ProcessInstance conversation = opened();

        assertThat(conversation).isWaitingAt("handleConversation");
        assertThat(task()).hasCandidateGroup("queuedemo").isNotAssigned().hasDueDate(Date.from(windowEnd));
        Assertions.assertThat(variable(conversation, "contactName")).isEqualTo("Ann");
        Assertions.assertThat(variable(conversation, "transcript")).isEqualTo("Ann: Hello");
        Assertions.assertThat(variable(conversation, "notice")).isEqualTo("");
    }

    @Test
    void a_reply_is_sent_and_the_conversation_comes_back_to_the_same_agent_with_an_empty_form() {
        ProcessInstance conversation = opened();

        annChooses("reply", "reply", "We open at nine.");

        verify(interactions).reply(interaction, "ann", "We open at nine.");
        assertThat(conversation).isWaitingAt("handleConversation");
        assertThat(task()).isAssignedTo("ann");
        assertThat(conversation).variables().doesNotContainKeys("reply", "action");
    }

    @Test
    void a_refused_reply_keeps_the_notice_and_what_was_written() {
        ProcessInstance conversation = opened();
        doThrow(RuleBroken.conflict("window-closed", "The service window is over.")).when(interactions).reply(any(), any(), any());

        annChooses("replyAndClose", "reply", "We open at nine.");

        assertThat(conversation).isWaitingAt("handleConversation");
        assertThat(task()).isAssignedTo("ann");
        Assertions.assertThat(variable(conversation, "notice")).isEqualTo("The service window is over.");
        Assertions.assertThat(variable(conversation, "reply")).isEqualTo("We open at nine.");
        verify(interactions, never()).close(any(), any());
    }

    @Test
    void a_refusal_from_within_a_transactional_method_still_brings_the_form_back() {
        ProcessInstance conversation = opened();
        doAnswer(call -> transaction.execute(status -> {
            throw RuleBroken.conflict("window-closed", "The service window is over.");
        })).when(interactions).reply(any(), any(), any());

        annChooses("reply", "reply", "We open at nine.");

        assertThat(conversation).isWaitingAt("handleConversation");
        Assertions.assertThat(variable(conversation, "notice")).isEqualTo("The service window is over.");
    }

    @Test
    void a_notice_is_gone_after_the_next_reply() {
        ProcessInstance conversation = opened();
        doThrow(RuleBroken.conflict("waiting", "Wait.")).doNothing().when(interactions).reply(any(), any(), any());
        annChooses("reply", "reply", "Hello?");

        annChooses("reply", "reply", "Hello!");

        Assertions.assertThat(variable(conversation, "notice")).isEqualTo("");
    }

    @Test
    void a_reply_can_close_the_conversation_as_well() {
        ProcessInstance conversation = opened();

        annChooses("replyAndClose", "reply", "Bye!");

        verify(interactions).reply(interaction, "ann", "Bye!");
        verify(interactions).close(interaction, null);
        assertThat(conversation).isEnded();
    }

    @Test
    void an_agent_closes_with_a_disposition() {
        ProcessInstance conversation = opened();

        annChooses("close", "disposition", "solved");

        verify(interactions).close(interaction, "solved");
        assertThat(conversation).isEnded();
    }

    @Test
    void an_agent_who_completes_without_claiming_is_remembered_too() {
        ProcessInstance conversation = opened();
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
        engine.getIdentityService().setAuthenticatedUserId("bob");
        try {
            engine.getTaskService().complete(task().getId(), Map.of("action", "reply", "reply", "Hi"));
        } finally {
            engine.getIdentityService().clearAuthentication();
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
        }

        verify(interactions).reply(interaction, "bob", "Hi");
        assertThat(conversation).isWaitingAt("handleConversation");
        assertThat(task()).isAssignedTo("bob");
    }

    @Test
    void the_closing_of_its_own_conversation_does_not_disturb_the_process() {
        ProcessInstance conversation = opened();
        doAnswer(call -> {
            events.publishEvent(closed());
            return null;
        }).when(interactions).close(any(), any());

        annChooses("close", "disposition", "solved");

        assertThat(conversation).isEnded();
        verify(interactions, times(1)).close(interaction, "solved");
        verify(hopper).release(ACCOUNT, PHONE);
    }

    @Test
    void at_the_end_of_the_window_the_agent_is_offered_the_recontact_template() {
        ProcessInstance conversation = opened();

        timersFire(conversation);
        assertThat(conversation).isWaitingAt("handleConversation");
        timePasses(days(1).plusMinutes(1));
        timersFire(conversation);

        assertThat(conversation).isWaitingAt("windowIsOver");
        assertThat(task()).hasCandidateGroup("queuedemo");
        Assertions.assertThat(variable(conversation, "notice")).isEqualTo("The window is over.");
        verify(interactions, never()).recontact(any(), any());
    }

    @Test
    void the_recontact_template_is_sent_and_its_answer_makes_the_conversation_live_again() {
        ProcessInstance conversation = openedAfterTheWindow();
        doAnswer(call -> {
            events.publishEvent(new ConversationMoved(interaction, What.RECONTACTED));
            return null;
        }).when(interactions).recontact(any(), any());

        annChooses("recontact", "disposition", null);

        verify(interactions).recontact(interaction, "ann");
        assertThat(conversation).isWaitingAt("waitForCustomer");

        theWindowEnds(now().plus(days(1)));
        moved(What.CUSTOMER_WROTE);

        assertThat(conversation).isWaitingAt("handleConversation");
        assertThat(task()).isAssignedTo("ann");
    }

    @Test
    void a_refused_recontact_keeps_the_notice() {
        ProcessInstance conversation = openedAfterTheWindow();
        doThrow(RuleBroken.conflict("no-recontact-template", "The account has no recontact template."))
                .when(interactions).recontact(any(), any());

        annChooses("recontact", "disposition", null);

        assertThat(conversation).isWaitingAt("windowIsOver");
        Assertions.assertThat(variable(conversation, "notice")).isEqualTo("The account has no recontact template.");
    }

    @Test
    void a_recontact_that_stays_unanswered_closes_the_conversation() {
        ProcessInstance conversation = openedAfterTheWindow();
        annChooses("recontact", "disposition", null);

        timePasses(days(9));
        timersFire(conversation);

        assertThat(conversation).isEnded();
        verify(interactions).close(interaction, null);
    }

    @Test
    void an_agent_closes_when_the_window_is_over() {
        ProcessInstance conversation = openedAfterTheWindow();

        annChooses("close", "disposition", "notInterested");

        assertThat(conversation).isEnded();
        verify(interactions).close(interaction, "notInterested");
    }

    @Test
    void a_conversation_nobody_takes_ends_by_itself() {
        ProcessInstance conversation = openedAfterTheWindow();

        timePasses(days(7));
        timersFire(conversation);
        assertThat(conversation).isWaitingAt("windowIsOver");
        timePasses(days(9));
        timersFire(conversation);

        assertThat(conversation).isEnded();
        verify(interactions).close(interaction, null);
    }
}
