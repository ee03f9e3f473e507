package org.hopperflow.process.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hopperflow.interaction.AgentQueues;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.process.EngineDates;
import org.springframework.stereotype.Component;

/** When a customer has waited too long for an answer, by the rule of the queue. */
@Component
class AnswerTimes {

    /** A timer of the engine needs a date; one that has nothing to wait for gets this. */
    static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));
    /** The engine looks for the next date of a cycle after the present; one that begins now would begin in a day. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final AgentQueues queues;

    AnswerTimes(AgentQueues queues) {
        this.queues = queues;
    }

    /** {@link #NEVER} when nobody waits, or when the queue does not mind. */
    Date due(ConversationView view) {
        Instant since = view.unansweredSince();
        return since == null ? NEVER
                : queues.answerWithin(view.accountKey()).map(within -> EngineDates.of(later(since.plus(within)))).orElse(NEVER);
    }

    /** A cycle, so that the timer is there again for the customer's next question; its days do not matter. */
    String cycle(ConversationView view) {
        return "R/" + due(view).toInstant() + "/P1D";
    }

    private static Instant later(Instant due) {
        Instant soon = ClockUtil.getCurrentTime().toInstant().plus(A_MOMENT);
        return due.isBefore(soon) ? soon : due;
    }
}
