package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.Hopper;
import org.springframework.stereotype.Component;

/** "Await the reply": a send that nobody could confirm turned out to have reached the provider. */
@Component
class AwaitReply implements JavaDelegate {

    private final Hopper hopper;

    AwaitReply(Hopper hopper) {
        this.hopper = hopper;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        contact.outcome(Outcome.ACCEPTED);
        contact.replyDeadline(hopper.awaitReply(contact.entryId()));
    }
}
