package org.hopperflow.template;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** An account's recontact template must be one that can be sent at any time: its own, approved, mapped, and meant for it. */
@Component
class RecontactRule {

    private final TemplateRepository templates;

    RecontactRule(TemplateRepository templates) {
        this.templates = templates;
    }

    @EventListener
    void on(AccountSaved account) {
        if (account.recontactTemplateId() == null) {
            return;
        }
        boolean fits = templates.find(account.recontactTemplateId()).filter(template -> fits(template, account.accountKey())).isPresent();
        if (!fits) {
            throw RuleBroken.invalid("recontactTemplateId", "not-a-recontact-template",
                    "The recontact template must be an approved, fully mapped template of this account with the recontact flag.");
        }
    }

    private static boolean fits(Template template, AccountKey account) {
        return template.accountKey().equals(account) && template.sendable() && template.unmapped().isEmpty() && !template.lacksFile()
                && template.recontact();
    }
}
