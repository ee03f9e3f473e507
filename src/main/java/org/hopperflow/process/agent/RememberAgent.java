package org.hopperflow.process.agent;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The agent who worked on the conversation keeps it when it comes back. */
@Component
class RememberAgent implements TaskListener {

    private final IdentityService identity;

    RememberAgent(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        String agent = task.getAssignee() == null ? whoIsSignedIn() : task.getAssignee();
        if (agent != null) {
            new ConversationVariables(task.getExecution()).agent(agent);
        }
    }

    private String whoIsSignedIn() {
        Authentication signedIn = identity.getCurrentAuthentication();
        return signedIn == null ? null : signedIn.getUserId();
    }
}
