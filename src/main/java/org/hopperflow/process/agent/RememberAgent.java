package org.hopperflow.process.agent;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.hopperflow.interaction.AgentQueues;
import org.springframework.stereotype.Component;

/** The agent who worked on the conversation keeps it when it comes back. */
@Component
class RememberAgent implements TaskListener {

    private final IdentityService identity;
    private final AgentQueues queues;

    RememberAgent(IdentityService identity, AgentQueues queues) {
        this.identity = identity;
        this.queues = queues;
    }

    @Override
    public void notify(DelegateTask task) {
        String agent = task.getAssignee() == null ? whoIsSignedIn() : task.getAssignee();
        if (agent != null) {
            ConversationVariables conversation = new ConversationVariables(task.getExecution());
            conversation.agent(agent);
            queues.held(conversation.interactionId(), agent);
        }
    }

    private String whoIsSignedIn() {
        Authentication signedIn = identity.getCurrentAuthentication();
        return signedIn == null ? null : signedIn.getUserId();
    }
}
