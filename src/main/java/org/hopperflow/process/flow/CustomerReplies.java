package org.hopperflow.process.flow;

import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.hopperflow.campaign.Answer;
import org.hopperflow.campaign.AnswerResult;
import org.hopperflow.campaign.AnswerTiming;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.AnswerComing;
import org.hopperflow.interaction.CustomerReplied;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.process.Correlation;
import org.hopperflow.process.EngineTexts;
import org.hopperflow.shared.DecisionTables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where a customer's message goes: to the flow that waits for it, else to an agent. An opt-out suppresses whenever it arrives. No
 * message is dropped: one that is too early for its flow comes again.
 */
@Component
class CustomerReplies {

    private final DecisionTables tables;
    private final Hopper hopper;
    private final Interactions interactions;
    private final Correlation correlation;
    private final Clock clock;

    CustomerReplies(DecisionTables tables, Hopper hopper, Interactions interactions, Correlation correlation,
            Clock clock) {
        this.tables = tables;
        this.hopper = hopper;
        this.interactions = interactions;
        this.correlation = correlation;
        this.clock = clock;
    }

    @EventListener
    void on(AnswerComing coming) {
        hopper.lock(coming.entryId());
    }

    /** @throws NotWaitingYet when the flow does not wait for the reply yet */
    @EventListener
    void on(CustomerReplied reply) {
        Map<String, Object> answer = variables(reply);
        if ("optOut".equals(tables.decide("replyRoute", answer).get("route"))) {
            interactions.suppress(reply.accountKey(), reply.phone(), SuppressNumber.OPTED_OUT);
        }
        if (reply.entryId() == null || !reachesItsFlow(reply, answer)) {
            interactions.open(reply);
        }
    }

    private boolean reachesItsFlow(CustomerReplied reply, Map<String, Object> answer) {
        AnswerResult result = hopper.answer(reply.entryId(), new Answer(reply.type(), reply.text(), reply.payload(), reply.at()));
        if (result.timing() != AnswerTiming.AWAITED) {
            return false;
        }
        if (result.instance() == null) {
            throw new NotWaitingYet("reply", reply.entryId());
        }
        return switch (correlation.tell(result.instance(), "reply", answer)) {
            case WAITED -> true;
            case GONE -> false;
            case NOT_WAITING -> reachesItLater(reply);
        };
    }

    /** A flow that is about to wait gets its reply in a moment; one that does not wait at all must not keep it from the agents. */
    private boolean reachesItLater(CustomerReplied reply) {
        if (NotWaitingYet.mayChange(reply.at(), clock.instant())) {
            throw new NotWaitingYet("reply", reply.entryId());
        }
        return false;
    }

    private static Map<String, Object> variables(CustomerReplied reply) {
        String text = reply.text() == null ? reply.payload() : reply.text();
        // The words are for the decision alone: transient, they cost no row.
        return Map.of("answerType", reply.type().word(), "answerText", EngineTexts.beginning(text),
                "answerWords", Variables.stringValue(AnswerWords.of(text), true));
    }
}
