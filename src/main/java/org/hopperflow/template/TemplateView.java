package org.hopperflow.template;

import java.time.Instant;
import java.util.List;
import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.TemplateId;

/**
 * A template as the API shows it.
 *
 * @param category          the one the provider counts it to; {@code requestedCategory} is the one its author chose
 * @param announcedCategory the one to which it will be moved, from {@code announcedFrom} on; null when nothing is announced, or no time
 * @param reason            the provider's code and words, null when there are none
 * @param warnings          what a campaign manager should know before sending it; empty when there is nothing
 * @param history           what it was from when on, oldest first; null in lists
 */
record TemplateView(TemplateId id, AccountKey accountKey, String name, String category, String requestedCategory,
        String announcedCategory, Instant announcedFrom, String language, TemplateDraft.Header header, String body,
        String footer, List<TemplateDraft.Button> buttons, TemplateDraft.Examples examples, String status, String quality,
        String reason, List<String> variables, List<String> unmapped, Mapping mapping, boolean recontact, boolean availableToAgents,
        boolean sendable, List<FieldError> warnings, Instant createdAt, Instant deletedAt, List<TemplateChange> history) {

    static TemplateView of(Template template) {
        return of(template, null);
    }

    static TemplateView of(Template template, List<TemplateChange> history) {
        TemplateDraft draft = template.draft();
        Announcement announced = template.announced() == null ? Announcement.NONE : template.announced();
        return new TemplateView(template.id(), template.accountKey(), draft.name(), draft.category(), template.requestedCategory(),
                template.announced() == null ? null : announced.category(), announced.from(), draft.language(), draft.header(),
                draft.body(), draft.footer(), draft.buttons(), draft.examples(), template.status(), template.quality(), template.reason(),
                template.variables(), template.unmapped(), template.mapping(), template.recontact(), template.availableToAgents(),
                template.sendable(), TemplateWarnings.of(template), template.createdAt(), template.deletedAt(), history);
    }
}
