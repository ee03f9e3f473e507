package org.hopperflow.template;

import org.hopperflow.shared.RuleBroken;

/** Deleted templates can still be shown. */
enum TemplateFilter {

    NOT_DELETED(false), ALL(null), DELETED(true);

    private final Boolean deleted;

    TemplateFilter(Boolean deleted) {
        this.deleted = deleted;
    }

    /** Null when both are meant. */
    Boolean deleted() {
        return deleted;
    }

    /** @param word as in the address; null means not deleted */
    static TemplateFilter of(String word) {
        if (word == null) {
            return NOT_DELETED;
        }
        return switch (word) {
            case "not-deleted" -> NOT_DELETED;
            case "all" -> ALL;
            case "deleted" -> DELETED;
            default -> throw RuleBroken.invalid("filter", "invalid-value", "\"filter\" is one of not-deleted, all, deleted.");
        };
    }
}
