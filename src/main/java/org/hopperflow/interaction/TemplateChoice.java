package org.hopperflow.interaction;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Component;

/** Which template may go to which customer. Nothing is written here. */
@Component
class TemplateChoice {

    private final SendingAccounts accounts;
    private final Templates templates;
    private final Contacts contacts;
    private final Suppressions suppressions;

    TemplateChoice(SendingAccounts accounts, Templates templates, Contacts contacts, Suppressions suppressions) {
        this.accounts = accounts;
        this.templates = templates;
        this.contacts = contacts;
        this.suppressions = suppressions;
    }

    /** @throws RuleBroken suppressed; no-recontact-template, also when it cannot be sent at the moment */
    ChosenTemplate recontact(Interaction.Customer customer) {
        refuseSuppressed(customer);
        Template template = accounts.recontactTemplate(customer.account()).flatMap(templates::find).filter(Template::sendable)
                .orElseThrow(() -> RuleBroken.conflict("no-recontact-template",
                        "The account has no approved recontact template: choose one in its settings."));
        refuseMarketing(customer, template);
        return new ChosenTemplate(template, Map.of());
    }

    /** @throws RuleBroken not-available-to-agents, and what {@link #ofAnyone} refuses */
    ChosenTemplate ofAgents(Interaction.Customer customer, TemplateOrder order) {
        Template template = require(customer.account(), order);
        if (!template.availableToAgents()) {
            throw RuleBroken.conflict("not-available-to-agents", "The template \"" + template.name() + "\" is not available to agents.");
        }
        return ofAnyone(customer, order);
    }

    /** @throws RuleBroken naming {@code templateId} and {@code variables}; template-not-approved, template-file-missing, suppressed */
    ChosenTemplate ofAnyone(Interaction.Customer customer, TemplateOrder order) {
        Template template = require(customer.account(), order);
        if (!template.sendable()) {
            throw RuleBroken.conflict("template-not-approved",
                    "The template " + template.name() + " is " + template.status() + ", not APPROVED.");
        }
        templates.checkFile(template);
        Map<String, String> values = GivenValues.of(order, template);
        refuseSuppressed(customer);
        refuseMarketing(customer, template);
        return new ChosenTemplate(template, values);
    }

    boolean availableToAgents(AccountKey account, TemplateOrder order) {
        return require(account, order).availableToAgents();
    }

    /** By the names that a mapping uses; none for a person nobody knows. */
    Map<String, String> fields(ContactId contact) {
        return Optional.ofNullable(contact).map(id -> contacts.byIds(List.of(id)).get(id)).map(Contact::fields).orElse(Map.of());
    }

    private Template require(AccountKey account, TemplateOrder order) {
        return templates.find(order.templateId()).filter(found -> found.accountKey().equals(account))
                .orElseThrow(() -> RuleBroken.invalid("templateId", "unknown-template", "The account has no such template."));
    }

    private void refuseSuppressed(Interaction.Customer customer) {
        if (suppressions.suppressed(customer.account(), customer.phone(), false)) {
            throw RuleBroken.conflict("suppressed", "The number is suppressed: no template can be sent to it.");
        }
    }

    private void refuseMarketing(Interaction.Customer customer, Template template) {
        if (template.marketing() && suppressions.suppressed(customer.account(), customer.phone(), true)) {
            throw RuleBroken.conflict("suppressed",
                    "The customer stopped marketing messages, and the template \"" + template.name() + "\" is one.");
        }
    }
}
