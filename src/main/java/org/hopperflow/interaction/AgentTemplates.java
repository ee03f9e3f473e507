package org.hopperflow.interaction;

import org.hopperflow.message.Origin;
import org.hopperflow.shared.InteractionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The templates that agents send in a conversation. In a closed one they begin a new one. */
@Component
class AgentTemplates {

    private static final Logger log = LoggerFactory.getLogger(AgentTemplates.class);

    private final InteractionRepository interactions;
    private final Refusals refusals;
    private final TemplateChoice choice;
    private final TemplatesInside inside;
    private final NewConversations beginnings;

    AgentTemplates(InteractionRepository interactions, Refusals refusals, TemplateChoice choice, TemplatesInside inside,
            NewConversations beginnings) {
        this.interactions = interactions;
        this.refusals = refusals;
        this.choice = choice;
        this.inside = inside;
        this.beginnings = beginnings;
    }

    Sent send(InteractionId id, TemplateOrder order, Caller agent) {
        Interaction interaction = interactions.lock(id);
        if (interaction.open()) {
            refusals.maySendTemplate(interaction);
            return inside.send(interaction, choice.ofAgents(interaction.customer(), order), agent.name());
        }
        beginnings.refuseBeside(interaction.customer());
        return beginnings.begin(after(interaction, agent.name(), agent), choice.ofAgents(interaction.customer(), order));
    }

    Sent recontact(InteractionId id, Caller agent) {
        Interaction interaction = interactions.lock(id);
        if (interaction.open()) {
            return recontact(interaction, agent.name());
        }
        beginnings.refuseBeside(interaction.customer());
        log.info("Recontact after interaction {} asked for by {}", id, agent.name());
        return beginnings.begin(after(interaction, Origin.SYSTEM, agent), choice.recontact(interaction.customer()));
    }

    /** Unlike {@link #recontact} nothing new begins when the conversation is closed. */
    Sent recontactOpen(InteractionId id, String agent) {
        return recontact(interactions.lock(id), agent);
    }

    private Sent recontact(Interaction interaction, String agent) {
        refusals.mayRecontact(interaction);
        Sent sent = inside.sendAndWait(interaction, choice.recontact(interaction.customer()), Origin.SYSTEM);
        log.info("Recontact of interaction {} asked for by {} goes out as attempt {}", interaction.id(), agent, sent.id());
        return sent;
    }

    private static NewConversations.Beginning after(Interaction closed, String author, Caller agent) {
        return new NewConversations.Beginning(closed.customer(), closed.links().contact(), author, agent.agent());
    }
}
