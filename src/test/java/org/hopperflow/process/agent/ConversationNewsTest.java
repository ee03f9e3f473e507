package org.hopperflow.process.agent;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.interaction.AgentInteractionOpened;
import org.hopperflow.interaction.ConversationMoved.What;
import org.hopperflow.interaction.InteractionClosed;
import org.junit.jupiter.api.Test;

/** What happens to a conversation outside the agent's task. */
class ConversationNewsTest extends ConversationStory {

    @Test
    void the_open_task_shows_what_the_customer_wrote_and_follows_the_window() {
        ProcessInstance conversation = opened();
        Instant later = windowEnd.plus(days(1));
        theWindowEnds(later);
        theTranscriptIs("Ann: Hello\nAnn: Are you there?");

        moved(What.CUSTOMER_WROTE);

        assertThat(conversation).isWaitingAt("handleConversation");
        assertThat(task()).hasDueDate(Date.from(later));
        Assertions.assertThat((String) variable(conversation, "transcript")).endsWith("Are you there?");
        Assertions.assertThat(variable(conversation, "windowEndsAt")).isEqualTo(Date.from(later));

        timePasses(days(1).plusMinutes(1));
        timersFire(conversation);
        assertThat(conversation).isWaitingAt("handleConversation");
        timePasses(days(2).plusMinutes(1));
        timersFire(conversation);
        assertThat(conversation).isWaitingAt("windowIsOver");
    }

    @Test
    void the_task_keeps_its_agent_when_the_customer_writes() {
        opened();
        engine.getTaskService().claim(task().getId(), "ann");
        theTranscriptIs("Ann: more");
        theWindowEnds(windowEnd.plus(days(1)));

        moved(What.CUSTOMER_WROTE);

        assertThat(task()).isAssignedTo("ann");
    }

    @Test
    void a_message_from_the_interaction_page_is_shown_in_the_task() {
        ProcessInstance conversation = opened();
        theTranscriptIs("Ann: Hello\nYou: Hi");

        moved(What.AGENT_WROTE);

        Assertions.assertThat((String) variable(conversation, "transcript")).endsWith("You: Hi");
    }

    @Test
    void a_long_transcript_is_shown_from_its_end() {
        theTranscriptIs("a".repeat(9000) + " the end");

        ProcessInstance conversation = opened();

        Assertions.assertThat((String) variable(conversation, "transcript")).hasSize(4000).endsWith(" the end");
    }

    @Test
    void a_customer_who_writes_after_the_window_makes_the_conversation_live_again() {
        ProcessInstance conversation = openedAfterTheWindow();
        theWindowEnds(now().plus(days(1)));

        moved(What.CUSTOMER_WROTE);

        assertThat(conversation).isWaitingAt("handleConversation");
    }

    @Test
    void a_recontact_from_the_interaction_page_waits_for_the_customer() {
        ProcessInstance conversation = openedAfterTheWindow();
        when(interactions.abandonedAt(interaction)).thenReturn(now().plus(days(30)));

        moved(What.RECONTACTED);

        assertThat(conversation).isWaitingAt("waitForCustomer");
        timePasses(days(29));
        timersFire(conversation);
        assertThat(conversation).isWaitingAt("waitForCustomer");
        timePasses(days(31));
        timersFire(conversation);
        assertThat(conversation).isEnded();
    }

    @Test
    void a_template_that_replaced_the_window_is_shown_in_the_task() {
        ProcessInstance conversation = opened();
        theTranscriptIs("Ann: Hello\nYou: Your order is ready.");

        moved(What.RECONTACTED);

        assertThat(conversation).isWaitingAt("handleConversation");
        Assertions.assertThat((String) variable(conversation, "transcript")).endsWith("Your order is ready.");
    }

    @Test
    void the_answer_to_a_conversation_that_an_agent_began_comes_to_that_agent() {
        theWindowEnds(now().minusSeconds(1));
        holder = "ann";
        happens(new AgentInteractionOpened(interaction, ACCOUNT));
        moved(What.RECONTACTED);
        assertThat(instanceOf(interaction)).isWaitingAt("waitForCustomer");
        theWindowEnds(now().plus(days(1)));

        moved(What.CUSTOMER_WROTE);

        assertThat(instanceOf(interaction)).isWaitingAt("handleConversation");
        assertThat(task()).isAssignedTo("ann");
    }

    @Test
    void a_recontact_that_did_not_arrive_comes_back_to_the_agent() {
        ProcessInstance conversation = openedAfterTheWindow();
        moved(What.RECONTACTED);

        moved(What.TEMPLATE_LOST);

        assertThat(conversation).isWaitingAt("windowIsOver");
    }

    @Test
    void a_template_that_did_not_arrive_gives_a_live_conversation_its_window_back() {
        ProcessInstance conversation = opened();
        theTranscriptIs("Ann: Hello\nYou: a template (not delivered)");

        moved(What.TEMPLATE_LOST);

        assertThat(conversation).isWaitingAt("handleConversation");
        Assertions.assertThat((String) variable(conversation, "transcript")).endsWith("(not delivered)");
    }

    @Test
    void a_conversation_closed_elsewhere_ends_its_process() {
        ProcessInstance conversation = opened();

        happens(closed());

        assertThat(conversation).isEnded();
        verify(interactions, never()).close(any(), any());
        verify(hopper).release(ACCOUNT, PHONE);
    }

    @Test
    void a_conversation_closed_elsewhere_ends_also_while_it_waits_for_the_customer() {
        ProcessInstance conversation = openedAfterTheWindow();
        moved(What.RECONTACTED);

        happens(closed());

        assertThat(conversation).isEnded();
    }

    @Test
    void a_campaigns_interaction_that_closes_frees_the_customer_and_touches_no_conversation() {
        ProcessInstance conversation = opened();

        happens(new InteractionClosed(interaction, false, ACCOUNT, PHONE));

        assertThat(conversation).isWaitingAt("handleConversation");
        verify(hopper).release(ACCOUNT, PHONE);
    }

    @Test
    void news_of_a_conversation_without_a_process_is_no_error() {
        moved(What.CUSTOMER_WROTE);
        moved(What.RECONTACTED);
        happens(closed());

        verify(hopper).release(ACCOUNT, PHONE);
    }
}
