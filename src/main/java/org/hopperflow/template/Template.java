package org.hopperflow.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;

/**
 * A text approved by the provider, or on its way to be. Immutable: a snapshot of the row.
 *
 * @param draft             with the category the provider counts it to now
 * @param requestedCategory the one its author chose
 * @param announced         a category to which the provider will move it; null when there is none
 */
public record Template(TemplateId id, AccountKey accountKey, String providerTemplateId, TemplateDraft draft, String status,
        String quality, String reason, Mapping mapping, boolean recontact, boolean availableToAgents, Instant createdAt,
        Instant deletedAt, String requestedCategory, Announcement announced) {

    public static final String APPROVED = "APPROVED";

    /** One that nobody recategorised. */
    public Template(TemplateId id, AccountKey accountKey, String providerTemplateId, TemplateDraft draft, String status, String quality,
            String reason, Mapping mapping, boolean recontact, boolean availableToAgents, Instant createdAt, Instant deletedAt) {
        this(id, accountKey, providerTemplateId, draft, status, quality, reason, mapping, recontact, availableToAgents, createdAt,
                deletedAt, draft == null ? null : draft.category(), null);
    }

    public String name() {
        return draft.name();
    }

    public String language() {
        return draft.language();
    }

    /** The one the provider counts it to now, such as MARKETING. */
    public String category() {
        return draft.category();
    }

    /** Customers may switch off templates of this category. */
    public boolean marketing() {
        return "MARKETING".equals(category());
    }

    /** Only an approved template that was not deleted may be sent. */
    public boolean sendable() {
        return APPROVED.equals(status) && deletedAt == null;
    }

    /** True when its header is an image, a video or a document. */
    public boolean takesFile() {
        return draft.header() != null && draft.header().type() != null && draft.header().type() != TemplateDraft.HeaderType.TEXT;
    }

    /** True when there is nothing to send in its header: it was made at the provider, and nobody gave it a file of ours yet. */
    public boolean lacksFile() {
        return takesFile() && (draft.header().mediaId() == null || draft.header().mediaId().isBlank());
    }

    /** Variables by place, in order, such as {@code header.1}, {@code body.2}, {@code buttons.0.1}. */
    public List<String> variables() {
        return Variables.of(draft);
    }

    /** The variables that no contact field fills yet; a campaign cannot start while there is one. */
    public List<String> unmapped() {
        return variables().stream().filter(variable -> !mapping.covers(variable)).toList();
    }

    /** True when the customer can answer by a quick reply button. */
    public boolean hasQuickReplies() {
        return draft.buttons().stream().anyMatch(button -> button.type() == TemplateDraft.ButtonType.QUICK_REPLY);
    }

    /** Fills the variables from contact fields ({@code firstName}, {@code custom.city}, …). */
    public RenderedTemplate render(Map<String, String> fields) {
        return render(fields, Map.of());
    }

    /** @param given values by place ({@code body.1}, see {@link #variables}) that count more than the contact's fields */
    public RenderedTemplate render(Map<String, String> fields, Map<String, String> given) {
        return Rendering.render(this, fields, given);
    }
}
