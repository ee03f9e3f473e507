package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Send the recontact template": only by an agent, only when the window is over. */
@Component
class SendRecontact implements JavaDelegate {

    private final Interactions interactions;
    private final RefusableCall refusable;

    SendRecontact(Interactions interactions, RefusableCall refusable) {
        this.interactions = interactions;
        this.refusable = refusable;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        refusable.run(conversation, () ->
                interactions.recontact(conversation.interactionId(), conversation.agent()));
        conversation.abandonedAt(interactions.abandonedAt(conversation.interactionId()));
    }
}
