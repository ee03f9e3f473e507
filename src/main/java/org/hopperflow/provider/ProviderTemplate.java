package org.hopperflow.provider;

/**
 * A template as the provider has it now.
 *
 * @param draft what the provider shows of its text; null when the call does not tell (a submission)
 */
public record ProviderTemplate(String providerTemplateId, String status, String category, String quality, String reason,
        TemplateDraft draft) {
}
