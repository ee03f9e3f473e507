package org.hopperflow.interaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.Suppressions;
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
    private final Suppressions suppressions;

    RecontactMessages(SendingAccounts accounts, Templates templates, Contacts contacts, Suppressions suppressions) {
        this.accounts = accounts;
        this.templates = templates;
        this.contacts = contacts;
        this.suppressions = suppressions;
    }

    /** @throws RuleBroken no-recontact-template, also when it cannot be sent at the moment; suppressed */
    NewAttempt to(Interaction interaction) {
        Template template = accounts.recontactTemplate(interaction.customer().account()).flatMap(templates::find)
                .filter(Template::sendable)
                .orElseThrow(() -> RuleBroken.conflict("no-recontact-template",
                        "The account has no approved recontact template: choose one in its settings."));
        refuseMarketing(interaction.customer(), template);
        return NewAttempt.template(template, template.render(fields(interaction)), interaction.customer().phone(),
                Origin.conversation(interaction.id(), Origin.SYSTEM));
    }

    private void refuseMarketing(Interaction.Customer customer, Template template) {
        if (template.marketing() && suppressions.suppressed(customer.account(), customer.phone(), true)) {
            throw RuleBroken.conflict("suppressed",
                    "The customer stopped marketing messages, and the recontact template \"" + template.name() + "\" is one.");
        }
    }

    private Map<String, String> fields(Interaction interaction) {
        ContactId contact = interaction.links().contact();
        return Optional.ofNullable(contact).map(id -> contacts.byIds(List.of(id)).get(id)).map(Contact::fields).orElse(Map.of());
    }
}
