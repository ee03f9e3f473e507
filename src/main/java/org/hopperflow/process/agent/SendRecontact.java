package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** "Send the recontact template": only by an agent, only when the window is over. */
@Component
class SendRecontact implements JavaDelegate {

    private final Interactions interactions;

    SendRecontact(Interactions interactions) {
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        try {
            interactions.recontact(conversation.interactionId(), conversation.agent());
            conversation.done();
            conversation.abandonedAt(interactions.abandonedAt(conversation.interactionId()));
        } catch (RuleBroken no) {
            conversation.refused(no.getMessage());
            throw new BpmnError("refused", no.getMessage());
        }
    }
}
