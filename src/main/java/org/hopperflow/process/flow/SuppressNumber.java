package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.EntryFacts;
import org.hopperflow.campaign.Hopper;
import org.springframework.stereotype.Component;

/** "Suppress the number": the customer opted out. */
@Component
class SuppressNumber implements JavaDelegate {

    static final String OPTED_OUT = "Customer opted out";

    private final Hopper hopper;

    SuppressNumber(Hopper hopper) {
        this.hopper = hopper;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        EntryFacts facts = hopper.facts(contact.entryId());
        hopper.suppress(facts.accountKey(), facts.phone(), OPTED_OUT);
    }
}
