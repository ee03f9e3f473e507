package org.hopperflow.interaction;

import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** One conversation, one agent: who takes it, who gives it back, who has to leave it alone. The row is locked by whoever asks. */
@Component
class Holders {

    private final InteractionRepository interactions;
    private final AgentQueues queues;
    private final ApplicationEventPublisher events;

    Holders(InteractionRepository interactions, AgentQueues queues, ApplicationEventPublisher events) {
        this.interactions = interactions;
        this.queues = queues;
        this.events = events;
    }

    /** Harmless for who has it already. @throws RuleBroken interaction-closed, campaign-interaction, conversation-taken */
    void claim(InteractionId id, Caller caller) {
        Interaction conversation = interactions.lock(id);
        if (!conversation.open()) {
            throw RuleBroken.conflict("interaction-closed", Windows.CLOSED);
        }
        if (!conversation.ofAgents()) {
            throw RuleBroken.conflict("campaign-interaction", "The campaign waits for the customer in this interaction.");
        }
        leaveToItsHolder(conversation, caller);
        if (!caller.name().equals(conversation.holding().agent())) {
            changed(id, caller.name());
        }
    }

    /** Gives the conversation back, or declines to take it; harmless when neither was the case. @throws RuleBroken conversation-taken */
    void release(InteractionId id, Caller caller) {
        Interaction conversation = interactions.lock(id);
        leaveToItsHolder(conversation, caller);
        if (conversation.open() && (conversation.holding().agent() != null || conversation.holding().offeredTo() != null)) {
            changed(id, null);
        }
    }

    /** @throws RuleBroken interaction-not-found, conversation-taken */
    void mayAct(InteractionId id, Caller caller) {
        leaveToItsHolder(interactions.lock(id), caller);
    }

    /** Who wrote has the conversation, when nobody had it; who may step in writes without taking it. */
    void keep(InteractionId id, Caller caller) {
        Interaction conversation = interactions.lock(id);
        if (conversation.open() && conversation.ofAgents() && conversation.holding().agent() == null && !caller.mayStepIn()) {
            changed(id, caller.name());
        }
    }

    private static void leaveToItsHolder(Interaction conversation, Caller caller) {
        Holding holding = conversation.holding();
        String other = holding.agent() == null ? holding.offeredTo() : holding.agent();
        if (conversation.open() && other != null && !other.equals(caller.name()) && !caller.mayStepIn()) {
            throw RuleBroken.conflict("conversation-taken", holding.agent() == null
                    ? "The conversation is offered to " + other + "." : other + " has the conversation.");
        }
    }

    private void changed(InteractionId id, String agent) {
        queues.held(id, agent);
        events.publishEvent(new HolderChanged(id, agent));
    }
}
