package org.hopperflow.interaction;

import org.hopperflow.message.NewAttempt;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.InteractionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What an agent does in a conversation. The row stays locked, so that two agents, or an agent and a process, take turns. */
@Component
class AgentDesk {

    private static final Logger log = LoggerFactory.getLogger(AgentDesk.class);

    private final InteractionRepository interactions;
    private final TalkRepository talks;
    private final Refusals refusals;
    private final RecontactMessages recontact;
    private final Outgoing outgoing;

    AgentDesk(InteractionRepository interactions, TalkRepository talks, Refusals refusals, RecontactMessages recontact,
            Outgoing outgoing) {
        this.interactions = interactions;
        this.talks = talks;
        this.refusals = refusals;
        this.recontact = recontact;
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

    AttemptId recontact(InteractionId id, String agent) {
        Interaction interaction = interactions.lock(id);
        refusals.mayRecontact(interaction);
        NewAttempt template = recontact.to(interaction);
        AttemptId attempt = outgoing.queue(template);
        talks.recontactAsked(id, attempt);
        log.info("Recontact of interaction {} asked for by {} goes out as attempt {}", id, agent, attempt);
        outgoing.moved(interaction, ConversationMoved.What.RECONTACTED);
        return attempt;
    }

    void taken(InteractionId id) {
        outgoing.read(interactions.require(id));
    }

    void close(InteractionId id, String disposition) {
        Interaction interaction = interactions.lock(id);
        refusals.mayClose(interaction);
        if (interactions.close(id, disposition)) {
            outgoing.closed(interaction);
        }
    }
}
