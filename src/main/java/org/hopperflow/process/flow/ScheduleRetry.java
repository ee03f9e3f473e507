package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Schedule a retry": nothing was delivered, so the customer is free for others meanwhile. */
@Component
class ScheduleRetry implements JavaDelegate {

    private final Hopper hopper;
    private final Interactions interactions;

    ScheduleRetry(Hopper hopper, Interactions interactions) {
        this.hopper = hopper;
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        contact.outcome(Outcome.TEMPORARY);
        contact.retryAt(hopper.awaitRetry(contact.entryId(), contact.reason(), contact.retryAfter()));
        interactions.withdraw(contact.entryId());
    }
}
