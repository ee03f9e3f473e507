package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** Closes the entry with the step's {@code closeReason}, and its interaction with it. */
@Component
class CloseContact implements JavaDelegate {

    private final Hopper hopper;
    private final Interactions interactions;

    CloseContact(Hopper hopper, Interactions interactions) {
        this.hopper = hopper;
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        hopper.close(contact.entryId(), contact.closeReason());
        if (contact.sent()) {
            interactions.closeCampaign(contact.entryId());
        } else {
            interactions.withdraw(contact.entryId());
        }
        contact.closed();
    }
}
