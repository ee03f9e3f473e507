package org.hopperflow.template;

import java.util.Locale;
import org.hopperflow.shared.RuleBroken;

/** Which templates a list shows. */
enum TemplateFilter {
    NOT_DELETED, ALL, DELETED;

    /** @throws RuleBroken for an unknown word; null is NOT_DELETED */
    static TemplateFilter of(String word) {
        if (word == null) {
            return NOT_DELETED;
        }
        try {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw RuleBroken.invalid("filter", "invalid-value", "\"filter\" is not-deleted, all or deleted.");
        }
    }
}
