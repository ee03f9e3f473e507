package org.hopperflow.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;

/**
 * Which templates are meant. Null means any.
 *
 * @param quality templates nobody judged yet are UNKNOWN
 * @param search  a part of the name or of the body, in small or capital letters
 */
record TemplateFilter(AccountKey account, Deletion deletion, String category, String status, String quality, String search) {

    static final TemplateFilter NOT_DELETED = new TemplateFilter(null, Deletion.NOT_DELETED, null, null, null, null);

    private static final List<String> CATEGORIES = List.of("MARKETING", "UTILITY", "AUTHENTICATION");
    /** Ours, and Meta's of "template management"; Kaleyra uses Meta's. */
    private static final List<String> STATUSES = List.of("DRAFT", "PENDING", "APPROVED", "REJECTED", "PAUSED", "DISABLED", "IN_APPEAL",
            "PENDING_DELETION", "DELETED", "LIMIT_EXCEEDED", "ARCHIVED", "LOCKED");
    private static final List<String> QUALITIES = List.of("GREEN", "YELLOW", "RED", "UNKNOWN", "HIGH", "MEDIUM", "LOW");

    /** Deleted templates can still be shown, also those that were deleted at the provider. */
    enum Deletion {

        NOT_DELETED(false), ALL(null), DELETED(true);

        private static final Map<String, Deletion> WORDS = Map.of("not-deleted", NOT_DELETED, "all", ALL, "deleted", DELETED);

        private final Boolean deleted;

        Deletion(Boolean deleted) {
            this.deleted = deleted;
        }

        /** Null when both are meant. */
        Boolean deleted() {
            return deleted;
        }

        private static Deletion of(String word, Invalid invalid) {
            if (word == null || word.isBlank()) {
                return NOT_DELETED;
            }
            Deletion meant = WORDS.get(word.strip());
            invalid.when(meant == null, "filter", "invalid-value", "\"filter\" is one of not-deleted, all, deleted.");
            return meant;
        }
    }

    /**
     * The words of the address.
     *
     * @param filter not-deleted (also when absent), all or deleted
     */
    record Words(String filter, String category, String status, String quality, String search) {
    }

    /** @throws RuleBroken naming every word that nobody knows */
    static TemplateFilter of(AccountKey account, Words words) {
        Invalid invalid = new Invalid().storable(words.search(), "search");
        TemplateFilter filter = new TemplateFilter(account, Deletion.of(words.filter(), invalid),
                chosen("category", words.category(), CATEGORIES, invalid), chosen("status", words.status(), STATUSES, invalid),
                chosen("quality", words.quality(), QUALITIES, invalid),
                words.search() == null || words.search().isBlank() ? null : words.search().strip());
        invalid.raise();
        return filter;
    }

    private static String chosen(String field, String word, List<String> choices, Invalid invalid) {
        String meant = word == null || word.isBlank() ? null : word.strip().toUpperCase(Locale.ROOT);
        invalid.when(meant != null && !choices.contains(meant), field, "invalid-value",
                "\"" + field + "\" is one of " + String.join(", ", choices) + ".");
        return meant;
    }
}
