package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Close the conversation" with the disposition the agent chose, or none when nobody took it. */
@Component
class CloseConversation implements JavaDelegate {

    private final Interactions interactions;

    CloseConversation(Interactions interactions) {
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        interactions.close(conversation.interactionId(), conversation.disposition());
    }
}
