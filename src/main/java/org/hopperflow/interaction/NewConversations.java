package org.hopperflow.interaction;

import java.time.Clock;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Begins the agents' conversations that start with a template of ours. The customer must have no other one open. */
@Component
class NewConversations {

    /** Each further round means that a conversation ended between the insert and the look at what was in its way. */
    private static final int ROUNDS = 5;

    private final AgentInteractionRepository agents;
    private final ReservationRepository others;
    private final TemplateChoice templates;
    private final Outgoing outgoing;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NewConversations(AgentInteractionRepository agents, ReservationRepository others, TemplateChoice templates, Outgoing outgoing,
            ApplicationEventPublisher events, Clock clock) {
        this.agents = agents;
        this.others = others;
        this.templates = templates;
        this.outgoing = outgoing;
        this.events = events;
        this.clock = clock;
    }

    /** @param author as the transcript names them @param agent who has the conversation; null when whoever takes the answer has it */
    record Beginning(Interaction.Customer customer, ContactId contact, String author, String agent) {
    }

    /** @throws RuleBroken interaction-open; the caller's transaction must not go on then */
    Sent begin(Beginning how, ChosenTemplate template) {
        InteractionId id = InteractionId.next();
        NewAttempt message = template.to(how.customer().phone(), templates.fields(how.contact()), Origin.conversation(id, how.author()));
        AttemptId attempt = outgoing.queue(message);
        Talk talk = Talk.NONE.asking(attempt, clock.instant());
        open(id, new Opening(how.customer(), new Interaction.Links(how.contact(), null, null), talk, how.agent()));
        events.publishEvent(new AgentInteractionOpened(id, how.customer().account()));
        events.publishEvent(new ConversationMoved(id, ConversationMoved.What.RECONTACTED));
        return new Sent(attempt, id);
    }

    /** @throws RuleBroken interaction-open, telling with whom */
    void refuseBeside(Interaction.Customer customer) {
        others.blocker(customer).ifPresent(NewConversations::refuse);
    }

    private void open(InteractionId id, Opening opening) {
        for (int round = 0; round < ROUNDS; round++) {
            refuseBeside(opening.customer());
            if (agents.open(id, opening, true)) {
                return;
            }
        }
        refuse(Interaction.Kind.AGENT);
    }

    private static void refuse(Interaction.Kind with) {
        throw RuleBroken.conflict("interaction-open",
                "The customer has an open interaction with " + (with == Interaction.Kind.AGENT ? "an agent." : "a campaign."));
    }
}
