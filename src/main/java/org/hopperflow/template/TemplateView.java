package org.hopperflow.template;

import java.time.Instant;
import java.util.List;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.TemplateId;

/**
 * A template as the API shows it.
 *
 * @param category          the one the provider counts it to; {@code requestedCategory} is the one its author chose
 * @param reason            the provider's code and words, null when there are none
 * @param warnings          what a campaign manager should know before sending it; empty when there is nothing
 */
record TemplateView(TemplateId id, AccountKey accountKey, String name, String category, String requestedCategory, String language, TemplateDraft.Header header,
        String body, String footer, List<TemplateDraft.Button> buttons, TemplateDraft.Examples examples, String status, String quality,
        String reason, List<String> variables, List<String> unmapped, Mapping mapping, boolean recontact, boolean availableToAgents,
        boolean sendable, List<FieldError> warnings, Instant createdAt, Instant deletedAt) {

    static TemplateView of(Template template) {
        TemplateDraft draft = template.draft();
        return new TemplateView(template.id(), template.accountKey(), draft.name(), draft.category(),
                template.requestedCategory(), draft.language(), draft.header(), draft.body(), draft.footer(), draft.buttons(), draft.examples(), template.status(), template.quality(), template.reason(),
                template.variables(), template.unmapped(), template.mapping(), template.recontact(), template.availableToAgents(),
                template.sendable(), TemplateWarnings.of(template), template.createdAt(), template.deletedAt());
    }
}
