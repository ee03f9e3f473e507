package org.hopperflow.process.agent;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.identity.User;
import org.hopperflow.interaction.AgentQueues;
import org.hopperflow.interaction.Offer;
import org.springframework.stereotype.Component;

/** "Choose whom to ask": who has the conversation keeps it; otherwise the queue's strategy decides. */
@Component
class AskAgent implements JavaDelegate {

    private final AgentQueues queues;
    private final IdentityService identity;

    AskAgent(AgentQueues queues, IdentityService identity) {
        this.queues = queues;
        this.identity = identity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        conversation.asked(conversation.agent() != null ? Offer.TO_ALL
                : queues.ask(conversation.interactionId(), inQueue(conversation.queue())));
    }

    private List<String> inQueue(String queue) {
        return identity.createUserQuery().memberOfGroup(queue).list().stream().map(User::getId).sorted().toList();
    }
}
