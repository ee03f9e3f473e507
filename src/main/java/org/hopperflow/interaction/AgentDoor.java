package org.hopperflow.interaction;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hopperflow.shared.InteractionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets a customer in: into the agents' conversation that is open, else into a new one. Two who come at once end in the same one. */
@Component
class AgentDoor {

    /** More than two rounds need a conversation that closes again and again within microseconds. */
    private static final int ROUNDS = 5;

    private final AgentInteractionRepository agents;
    private final InteractionRepository interactions;
    private final TalkRepository talks;
    private final ApplicationEventPublisher events;

    AgentDoor(AgentInteractionRepository agents, InteractionRepository interactions, TalkRepository talks,
            ApplicationEventPublisher events) {
        this.agents = agents;
        this.talks = talks;
        this.interactions = interactions;
        this.events = events;
    }

    /** Ends the campaign's conversation, so that the agents' one finds the customer free. */
    void closeBehind(Interaction campaigns) {
        if (!campaigns.ofAgents() && interactions.close(campaigns.id(), null)) {
            events.publishEvent(campaigns.closed());
        }
    }

    /**
     * @param join     what the open conversation becomes
     * @param bringAll puts what was said into the conversation, before its process hears of it and reads it to the agent
     */
    InteractionId enter(Interaction.Customer customer, Supplier<Opening> begin, Function<Interaction, Opening> join,
            Consumer<InteractionId> bringAll) {
        for (int round = 0; round < ROUNDS; round++) {
            var open = agents.lockOpen(customer);
            if (open.isPresent()) {
                return join(open.get(), join.apply(open.get()), bringAll);
            }
            InteractionId id = InteractionId.next();
            if (opened(id, begin.get())) {
                bringAll.accept(id);
                events.publishEvent(new AgentInteractionOpened(id, customer.account()));
                return id;
            }
        }
        throw new IllegalStateException("The agents' conversation of " + customer.account() + " opens and closes too fast");
    }

    private boolean opened(InteractionId id, Opening opening) {
        if (agents.open(id, opening, true)) {
            return true;
        }
        agents.holdExclusive(opening.customer());
        return agents.open(id, opening, false);
    }

    private InteractionId join(Interaction open, Opening become, Consumer<InteractionId> bringAll) {
        agents.link(open.id(), become.links());
        talks.save(open.id(), become.talk());
        bringAll.accept(open.id());
        events.publishEvent(new ConversationMoved(open.id(), ConversationMoved.What.CUSTOMER_WROTE));
        return open.id();
    }
}
