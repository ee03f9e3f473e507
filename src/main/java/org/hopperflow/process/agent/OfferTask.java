package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Puts the task before those who are asked: one agent, or the queue; and before the supervisors when the customer waits too long. */
@Component
class OfferTask implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        ConversationVariables conversation = new ConversationVariables(task.getExecution());
        if (conversation.askedAgent() == null) {
            task.addCandidateGroup(conversation.queue());
        } else {
            task.addCandidateUser(conversation.askedAgent());
        }
        if (conversation.escalated()) {
            task.addCandidateGroup(Escalation.GROUP);
        }
    }
}
