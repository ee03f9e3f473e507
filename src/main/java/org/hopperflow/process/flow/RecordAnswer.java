package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.Hopper;
import org.springframework.stereotype.Component;

/**
 * "Record the answer": marks the flow as answered and tells what the campaign wants of quick replies. The history has the answer already: {@link CustomerReplies} wrote it in this
 * transaction, since only the entry's own row can tell whether it came in time, and an answer that is too late never gets here.
 */
@Component
class RecordAnswer implements JavaDelegate {

    private final Hopper hopper;

    RecordAnswer(Hopper hopper) {
        this.hopper = hopper;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        contact.answered();
        contact.closeOnQuickReply(hopper.facts(contact.entryId()).closeOnQuickReply());
    }
}
