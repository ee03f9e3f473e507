package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.Hopper;
import org.springframework.stereotype.Component;

/** "Hold with the reason": the entry is PENDING until somebody or something frees it. */
@Component
class HoldContact implements JavaDelegate {

    private final Hopper hopper;

    HoldContact(Hopper hopper) {
        this.hopper = hopper;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        hopper.hold(contact.entryId(), contact.reason());
    }
}
