package org.hopperflow.template;

import java.time.Instant;
import java.util.List;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;

/** A template as the API shows it. */
record TemplateView(TemplateId id, AccountKey accountKey, String name, String category, String language, TemplateDraft.Header header,
        String body, String footer, List<TemplateDraft.Button> buttons, TemplateDraft.Examples examples, String status, String quality,
        String reason, List<String> variables, List<String> unmapped, Mapping mapping, boolean recontact, boolean availableToAgents,
        boolean sendable, Instant createdAt, Instant deletedAt) {

    static TemplateView of(Template template) {
        TemplateDraft draft = template.draft();
        return new TemplateView(template.id(), template.accountKey(), draft.name(), draft.category(), draft.language(), draft.header(),
                draft.body(), draft.footer(), draft.buttons(), draft.examples(), template.status(), template.quality(), template.reason(),
                template.variables(), template.unmapped(), template.mapping(), template.recontact(), template.availableToAgents(),
                template.sendable(), template.createdAt(), template.deletedAt());
    }
}
