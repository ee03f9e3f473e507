package org.hopperflow.process.flow;

import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.hopperflow.campaign.EntryOutcome;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.campaign.SendStep;
import org.springframework.stereotype.Component;

/**
 * "Send the template": hands the contact to the sender and stays in the step until the outcome is known, because the call to the
 * provider must not be made, or repeated, by an engine transaction. Cockpit shows the contact here while the call is in flight.
 */
@Component
class SendTemplate extends AbstractBpmnActivityBehavior {

    /** Exactly so on the entry: people look for it. */
    static final String NOT_CONFIRMED = Hopper.NOT_CONFIRMED;

    private final Hopper hopper;

    SendTemplate(Hopper hopper) {
        this.hopper = hopper;
    }

    @Override
    public void execute(ActivityExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        contact.beyondCheck();
        hopper.send(contact.entryId(), new SendStep(execution.getCurrentActivityId(), SendToken.of(execution).toString(),
                execution.getProcessInstanceId()));
    }

    @Override
    public void signal(ActivityExecution execution, String signalName, Object signalData) throws Exception {
        if (!(signalData instanceof EntryOutcome settled)) {
            throw new IllegalStateException("Only the outcome of the send continues \"Send the template\".");
        }
        HopperVariables contact = new HopperVariables(execution);
        contact.outcome(settled.outcome());
        contact.reason(reason(settled));
        contact.retryAfter(settled.retryAfter());
        if (settled.outcome() == Outcome.UNCONFIRMED) {
            contact.resendUnconfirmed(hopper.facts(contact.entryId()).resendUnconfirmed());
        }
        if (settled.outcome() == Outcome.ACCEPTED) {
            contact.replyDeadline(hopper.awaitReply(contact.entryId()));
        }
        leave(execution);
    }

    /** Never null unless accepted: the closing step shows it. */
    private static String reason(EntryOutcome settled) {
        return switch (settled.outcome()) {
            case ACCEPTED -> null;
            case UNCONFIRMED -> NOT_CONFIRMED;
            default -> settled.reason() == null ? "Not sent" : settled.reason();
        };
    }
}
