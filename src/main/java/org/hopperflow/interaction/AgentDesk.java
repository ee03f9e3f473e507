package org.hopperflow.interaction;

import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.InteractionId;
import org.springframework.stereotype.Component;

/** What an agent does in a conversation. The row stays locked, so that two agents, or an agent and a process, take turns. */
@Component
class AgentDesk {

    private final InteractionRepository interactions;
    private final Refusals refusals;
    private final Outgoing outgoing;

    AgentDesk(InteractionRepository interactions, Refusals refusals, Outgoing outgoing) {
        this.interactions = interactions;
        this.refusals = refusals;
        this.outgoing = outgoing;
    }

    AttemptId write(InteractionId id, AgentMessage message) {
        Interaction interaction = interactions.lock(id);
        refusals.mayWrite(interaction);
        AttemptId attempt = outgoing.queue(message.to(interaction));
        outgoing.moved(interaction, ConversationMoved.What.AGENT_WROTE);
        outgoing.read(interaction);
        return attempt;
    }

    void taken(InteractionId id) {
        outgoing.read(interactions.require(id));
    }

    void close(InteractionId id, Closing closing) {
        Interaction interaction = interactions.lock(id);
        refusals.mayClose(interaction, closing.lastSeen());
        if (interactions.close(id, closing.disposition())) {
            outgoing.closed(interaction);
        }
    }
}
