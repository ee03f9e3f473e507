package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Hand over to an agent": the campaign is done with this contact, a conversation opens. */
@Component
class HandOver implements JavaDelegate {

    private final Hopper hopper;
    private final Interactions interactions;

    HandOver(Hopper hopper, Interactions interactions) {
        this.hopper = hopper;
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        hopper.close(contact.entryId(), "Answered");
        interactions.handOver(contact.entryId());
        contact.closed();
    }
}
