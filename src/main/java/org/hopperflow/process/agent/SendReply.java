package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Send the reply": within the window; the domain says no otherwise, and the agent reads why. */
@Component
class SendReply implements JavaDelegate {

    private final Interactions interactions;
    private final RefusableCall refusable;

    SendReply(Interactions interactions, RefusableCall refusable) {
        this.interactions = interactions;
        this.refusable = refusable;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        refusable.run(conversation, () ->
                interactions.reply(conversation.interactionId(), conversation.agent(), conversation.reply()));
    }
}
