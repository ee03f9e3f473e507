package org.hopperflow.interaction;

import java.time.Clock;
import java.util.Optional;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.Origin;
import org.hopperflow.message.ServiceWindow;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** Sends templates inside an open conversation, which is locked. */
@Component
class TemplatesInside {

    private final TalkRepository talks;
    private final TemplateChoice choice;
    private final Outgoing outgoing;
    private final Ledger ledger;
    private final Templates templates;
    private final Clock clock;

    TemplatesInside(TalkRepository talks, TemplateChoice choice, Outgoing outgoing, Ledger ledger, Templates templates, Clock clock) {
        this.talks = talks;
        this.choice = choice;
        this.outgoing = outgoing;
        this.ledger = ledger;
        this.templates = templates;
        this.clock = clock;
    }

    /** One of the window's own category leaves the window as it is; another replaces it and waits for the customer. */
    Sent send(Interaction interaction, ChosenTemplate template, String author) {
        outgoing.read(interaction);
        if (ServiceWindow.replacedBy(openedBy(interaction.talk()), template.category())) {
            return sendAndWait(interaction, template, author);
        }
        AttemptId attempt = queue(interaction, template, author);
        outgoing.moved(interaction, ConversationMoved.What.AGENT_WROTE);
        return new Sent(attempt, interaction.id());
    }

    /** Nothing else can be sent before the customer answers this one. */
    Sent sendAndWait(Interaction interaction, ChosenTemplate template, String author) {
        AttemptId attempt = queue(interaction, template, author);
        talks.save(interaction.id(), interaction.talk().asking(attempt, clock.instant()));
        outgoing.moved(interaction, ConversationMoved.What.RECONTACTED);
        return new Sent(attempt, interaction.id());
    }

    private AttemptId queue(Interaction interaction, ChosenTemplate template, String author) {
        return outgoing.queue(template.to(interaction.customer().phone(), choice.fields(interaction.links().contact()),
                Origin.conversation(interaction.id(), author)));
    }

    /** The category of the template that the window counts from; null when there is none. */
    private String openedBy(Talk talk) {
        return Optional.ofNullable(talk.templateAttempt()).flatMap(ledger::templateOf).flatMap(templates::find).map(Template::category)
                .orElse(null);
    }
}
