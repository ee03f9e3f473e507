package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Escalate to the supervisors", unless the customer got an answer meanwhile. */
@Component
class EscalateConversation implements JavaDelegate {

    private final Interactions interactions;
    private final OpenTask openTask;
    private final Escalation escalation;

    EscalateConversation(Interactions interactions, OpenTask openTask, Escalation escalation) {
        this.interactions = interactions;
        this.openTask = openTask;
        this.escalation = escalation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        if (interactions.view(conversation.interactionId()).unansweredSince() != null) {
            openTask.live(execution.getProcessInstanceId()).ifPresent(task -> escalation.raise(task, conversation.interactionId()));
        }
    }
}
