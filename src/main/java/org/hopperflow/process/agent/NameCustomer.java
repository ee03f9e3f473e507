package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Puts the customer's name on the task's card in Tasklist. On the task itself, because the queue may read its tasks but no variable of
 * the process.
 */
@Component
class NameCustomer implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        task.setVariableLocal("customer", new ConversationVariables(task.getExecution()).contactName());
    }
}
