package org.hopperflow.process.agent;

import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** An agent who takes the conversation reads it; one to whom it was given by others, or comes back, may be elsewhere. */
@Component
class ShowAsRead implements TaskListener {

    private final IdentityService identity;
    private final Interactions interactions;

    ShowAsRead(IdentityService identity, Interactions interactions) {
        this.identity = identity;
        this.interactions = interactions;
    }

    @Override
    public void notify(DelegateTask task) {
        Authentication signedIn = identity.getCurrentAuthentication();
        if (signedIn != null && Objects.equals(signedIn.getUserId(), task.getAssignee())) {
            interactions.taken(new ConversationVariables(task.getExecution()).interactionId());
        }
    }
}
