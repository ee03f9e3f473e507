package org.hopperflow.provider;

/**
 * A template as the provider has it now.
 *
 * @param draft     what the provider shows of its text; null when the call does not tell (a submission)
 * @param announced another category to come; null when the call does not tell
 */
public record ProviderTemplate(String providerTemplateId, String status, String category, String quality, String reason,
        TemplateDraft draft, Announcement announced) {

    public ProviderTemplate(String providerTemplateId, String status, String category, String quality, String reason,
            TemplateDraft draft) {
        this(providerTemplateId, status, category, quality, reason, draft, null);
    }
}
