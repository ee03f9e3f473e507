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
    void claim(InteractionId id, Colleague colleague) {
        Interaction conversation = interactions.lock(id);
        if (!conversation.open()) {
            throw RuleBroken.conflict("interaction-closed", Windows.CLOSED);
        }
        if (!conversation.ofAgents()) {
            throw RuleBroken.conflict("campaign-interaction", "The campaign waits for the customer in this interaction.");
        }
        leaveToItsHolder(conversation, colleague);
        if (!colleague.name().equals(conversation.desk().agent())) {
            changed(id, colleague.name());
        }
    }

    /** Gives the conversation back, or declines to take it; harmless when neither was the case. @throws RuleBroken conversation-taken */
    void release(InteractionId id, Colleague colleague) {
        Interaction conversation = interactions.lock(id);
        leaveToItsHolder(conversation, colleague);
        if (conversation.open() && (conversation.desk().agent() != null || conversation.desk().offeredTo() != null)) {
            changed(id, null);
        }
    }

    /** @throws RuleBroken interaction-not-found, conversation-taken */
    void mayAct(InteractionId id, Colleague colleague) {
        leaveToItsHolder(interactions.lock(id), colleague);
    }

    /** Who wrote has the conversation, when nobody had it; who may step in writes without taking it. */
    void keep(InteractionId id, Colleague colleague) {
        Interaction conversation = interactions.lock(id);
        if (conversation.open() && conversation.ofAgents() && conversation.desk().agent() == null && !colleague.mayStepIn()) {
            changed(id, colleague.name());
        }
    }

    private static void leaveToItsHolder(Interaction conversation, Colleague colleague) {
        Interaction.Desk desk = conversation.desk();
        String other = desk.agent() == null ? desk.offeredTo() : desk.agent();
        if (conversation.open() && other != null && !other.equals(colleague.name()) && !colleague.mayStepIn()) {
            throw RuleBroken.conflict("conversation-taken", desk.agent() == null
                    ? "The conversation is offered to " + other + "." : other + " has the conversation.");
        }
    }

    private void changed(InteractionId id, String agent) {
        queues.held(id, agent);
        events.publishEvent(new HolderChanged(id, agent));
    }
}
