package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** "Send the reply": within the window; the domain says no otherwise, and the agent reads why. */
@Component
class SendReply implements JavaDelegate {

    private final Interactions interactions;

    SendReply(Interactions interactions) {
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        try {
            interactions.reply(conversation.interactionId(), conversation.agent(), conversation.reply());
            conversation.done();
        } catch (RuleBroken no) {
            conversation.refused(no.getMessage());
            throw new BpmnError("refused", no.getMessage());
        }
    }
}
