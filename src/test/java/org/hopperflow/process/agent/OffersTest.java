package org.hopperflow.process.agent;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.hopperflow.interaction.ConversationMoved.What;
import org.hopperflow.interaction.HolderChanged;
import org.hopperflow.interaction.Offer;
import org.junit.jupiter.api.Test;

/** How a conversation comes to an agent, and to the supervisors when no agent answers. */
class OffersTest extends ConversationStory {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void an_agent_who_is_asked_alone_is_the_only_one_who_sees_the_task() {
        asked("bob", now().plus(MINUTE));

        opened();

        assertThat(task()).hasCandidateUser("bob").isNotAssigned();
        Assertions.assertThat(groups()).isEmpty();
    }

    @Test
    void an_offer_that_is_not_taken_in_time_moves_on_to_the_next_agent() {
        asked("bob", now().plus(MINUTE));
        ProcessInstance conversation = opened();
        asked("carl", now().plus(MINUTE.multipliedBy(3)));

        timePasses(MINUTE.minusSeconds(5));
        timersFire(conversation);
        assertThat(task()).hasCandidateUser("bob");
        timePasses(MINUTE.plusSeconds(1));
        timersFire(conversation);

        assertThat(task()).hasCandidateUser("carl");
        Assertions.assertThat(users()).containsExactly("carl");
    }

    @Test
    void who_takes_it_keeps_it_however_long_they_take() {
        asked("bob", now().plus(MINUTE));
        ProcessInstance conversation = opened();

        engine.getTaskService().claim(task().getId(), "bob");
        timePasses(Duration.ofHours(5));
        timersFire(conversation);

        assertThat(task()).isAssignedTo("bob");
        verify(queues, times(1)).ask(any(), any());
        verify(queues, atLeastOnce()).held(interaction, "bob");
    }

    @Test
    void what_is_given_back_is_offered_to_the_next_agent() {
        asked("bob", now().plus(MINUTE));
        ProcessInstance conversation = opened();
        engine.getTaskService().claim(task().getId(), "bob");
        asked("carl", now().plus(Duration.ofMinutes(10)));

        engine.getTaskService().setAssignee(task().getId(), null);
        timePasses(Duration.ofSeconds(1));
        timersFire(conversation);

        assertThat(task()).isNotAssigned().hasCandidateUser("carl");
        verify(queues).held(interaction, null);
    }

    @Test
    void an_agent_who_declines_is_not_waited_for() {
        asked("bob", now().plus(Duration.ofMinutes(10)));
        ProcessInstance conversation = opened();
        asked("carl", now().plus(Duration.ofMinutes(10)));

        happens(new HolderChanged(interaction, null));
        timePasses(Duration.ofSeconds(1));
        timersFire(conversation);

        assertThat(task()).hasCandidateUser("carl");
    }

    @Test
    void who_takes_it_on_the_page_has_the_task() {
        opened();

        happens(new HolderChanged(interaction, "bob"));

        assertThat(task()).isAssignedTo("bob");
    }

    @Test
    void who_takes_it_while_the_customer_is_waited_for_has_the_next_task() {
        openedAfterTheWindow();
        moved(What.RECONTACTED);

        holder = "bob";
        happens(new HolderChanged(interaction, "bob"));
        theWindowEnds(now().plus(days(1)));
        moved(What.CUSTOMER_WROTE);

        assertThat(task()).isAssignedTo("bob");
        verify(queues, never()).ask(any(), any());
    }

    @Test
    void a_customer_who_waits_too_long_comes_before_the_supervisors() {
        unansweredSince = now();
        answerWithin(Duration.ofMinutes(30));
        ProcessInstance conversation = opened();

        timePasses(Duration.ofMinutes(29));
        timersFire(conversation);
        Assertions.assertThat(groups()).containsExactly("queuedemo");
        timePasses(Duration.ofMinutes(31));
        timersFire(conversation);

        Assertions.assertThat(groups()).containsExactlyInAnyOrder("queuedemo", "supervisors");
        Assertions.assertThat(task().getPriority()).isEqualTo(90);
        verify(queues).escalated(interaction);
    }

    @Test
    void an_answer_calms_it_down_and_the_next_question_may_be_overdue_again() {
        unansweredSince = now();
        answerWithin(Duration.ofMinutes(30));
        ProcessInstance conversation = opened();
        timePasses(Duration.ofMinutes(31));
        timersFire(conversation);

        unansweredSince = null;
        moved(What.AGENT_WROTE);

        Assertions.assertThat(groups()).containsExactly("queuedemo");
        Assertions.assertThat(task().getPriority()).isEqualTo(50);
        verify(queues).calmed(interaction);

        unansweredSince = now();
        moved(What.CUSTOMER_WROTE);
        timePasses(Duration.ofMinutes(62));
        timersFire(conversation);

        Assertions.assertThat(task().getPriority()).isEqualTo(90);
        verify(queues, times(2)).escalated(interaction);
    }

    @Test
    void an_answered_customer_is_never_overdue() {
        unansweredSince = now();
        answerWithin(Duration.ofMinutes(30));
        ProcessInstance conversation = opened();

        unansweredSince = null;
        moved(What.AGENT_WROTE);
        timePasses(Duration.ofHours(5));
        timersFire(conversation);

        Assertions.assertThat(task().getPriority()).isEqualTo(50);
        verify(queues, never()).escalated(any());
    }

    @Test
    void a_customer_who_has_waited_too_long_already_comes_before_the_supervisors_at_once() {
        unansweredSince = now().minus(Duration.ofHours(2));
        answerWithin(Duration.ofMinutes(30));
        ProcessInstance conversation = opened();

        timePasses(Duration.ofSeconds(3));
        timersFire(conversation);

        Assertions.assertThat(task().getPriority()).isEqualTo(90);
    }

    @Test
    void an_offer_that_moves_on_keeps_what_the_supervisors_see() {
        unansweredSince = now();
        answerWithin(Duration.ofMinutes(30));
        asked("bob", now().plus(Duration.ofMinutes(40)));
        ProcessInstance conversation = opened();
        timePasses(Duration.ofMinutes(31));
        timersFire(conversation);
        asked("carl", now().plus(Duration.ofHours(1)));

        timePasses(Duration.ofMinutes(41));
        timersFire(conversation);

        assertThat(task()).hasCandidateUser("carl");
        Assertions.assertThat(groups()).containsExactly("supervisors");
        Assertions.assertThat(task().getPriority()).isEqualTo(90);
    }

    private void asked(String agent, Instant until) {
        when(queues.ask(eq(interaction), any())).thenReturn(new Offer(agent, until));
    }

    private void answerWithin(Duration time) {
        when(queues.answerWithin(ACCOUNT)).thenReturn(Optional.of(time));
    }

    private List<String> groups() {
        return engine.getTaskService().getIdentityLinksForTask(task().getId()).stream().map(IdentityLink::getGroupId)
                .filter(group -> group != null).toList();
    }

    private List<String> users() {
        return engine.getTaskService().getIdentityLinksForTask(task().getId()).stream()
                .filter(link -> link.getUserId() != null && "candidate".equals(link.getType())).map(IdentityLink::getUserId).toList();
    }
}
