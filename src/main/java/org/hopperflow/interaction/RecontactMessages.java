package org.hopperflow.interaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** Fills the account's recontact template for the customer of a conversation. */
@Component
class RecontactMessages {

    private final SendingAccounts accounts;
    private final Templates templates;
    private final Contacts contacts;

    RecontactMessages(SendingAccounts accounts, Templates templates, Contacts contacts) {
        this.accounts = accounts;
        this.templates = templates;
        this.contacts = contacts;
    }

    /** @throws RuleBroken no-recontact-template, also when it cannot be sent at the moment */
    NewAttempt to(Interaction interaction) {
        Template template = accounts.recontactTemplate(interaction.customer().account()).flatMap(templates::find)
                .filter(Template::sendable)
                .orElseThrow(() -> RuleBroken.conflict("no-recontact-template",
                        "The account has no approved recontact template: choose one in its settings."));
        return NewAttempt.template(template, template.render(fields(interaction)), interaction.customer().phone(),
                Origin.conversation(interaction.id(), Origin.SYSTEM));
    }

    private Map<String, String> fields(Interaction interaction) {
        ContactId contact = interaction.links().contact();
        return Optional.ofNullable(contact).map(id -> contacts.byIds(List.of(id)).get(id)).map(Contact::fields).orElse(Map.of());
    }
}
