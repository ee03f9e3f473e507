package org.hopperflow.console;

import java.util.function.Supplier;
import org.hopperflow.campaign.NewCampaign;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.Template;

/** What was typed into "New campaign", as it was typed, so that a refusal can show it again. Anything may be null. */
record CampaignForm(String name, String templateId, String listId, String responseTimeoutDays) {

    /** One day is the shortest timeout and the default. */
    static final CampaignForm EMPTY = new CampaignForm("", "", "", "1");

    /** What only this form asks; the campaign's own rules come after it. @throws RuleBroken */
    void check() {
        new Invalid()
                .when(absent(name), "name", "required", "Give it a name.")
                .when(absent(templateId), "templateId", "required", "Choose a template.")
                .when(absent(listId), "listId", "required", "Choose a contact list.")
                .when(timeout() == null, "responseTimeoutDays", "not-a-number", "The response timeout is a whole number of days.")
                .raise();
    }

    TemplateId template() {
        return known(() -> TemplateId.of(templateId), "templateId", "unknown-template", "There is no such template.");
    }

    ListId list() {
        return known(() -> ListId.of(listId), "listId", "unknown-list", "There is no such list.");
    }

    NewCampaign with(Template template) {
        return new NewCampaign(name, template.accountKey(), template.id(), null, null, null, timeout(), null, null, null, null, null, null);
    }

    private Integer timeout() {
        try {
            return absent(responseTimeoutDays) ? null : Integer.valueOf(responseTimeoutDays.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean absent(String text) {
        return text == null || text.isBlank();
    }

    private static <T> T known(Supplier<T> id, String field, String code, String message) {
        try {
            return id.get();
        } catch (IllegalArgumentException e) {
            throw RuleBroken.invalid(field, code, message);
        }
    }
}
