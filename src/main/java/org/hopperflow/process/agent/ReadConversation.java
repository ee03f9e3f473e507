package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Read the conversation": what the agent sees, and until when there is time to write. */
@Component
class ReadConversation implements JavaDelegate {

    private final Interactions interactions;

    ReadConversation(Interactions interactions) {
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        ConversationView view = interactions.view(conversation.interactionId());
        conversation.show(view);
        conversation.abandonedAt(interactions.abandonedAt(view.id()));
        conversation.agent(conversation.agent());
        conversation.nothingChosen();
        if (!conversation.wasJustRefused()) {
            conversation.notice(view.window().reason());
        }
    }
}
