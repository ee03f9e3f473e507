package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * "Record the answer": marks the flow as answered. The history has the answer already: {@link CustomerReplies} wrote it in this
 * transaction, since only the entry's own row can tell whether it came in time, and an answer that is too late never gets here.
 */
@Component
class RecordAnswer implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        new HopperVariables(execution).answered();
    }
}
