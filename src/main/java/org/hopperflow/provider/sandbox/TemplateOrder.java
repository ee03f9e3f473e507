package org.hopperflow.provider.sandbox;

import java.util.List;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;

/**
 * What is to become of a template at the fake Meta. Null leaves a thing as it is.
 *
 * @param status APPROVED, REJECTED, PAUSED or DISABLED
 * @param announcedCategory the category to which it will be moved; ordering {@code category} moves it
 * @param reason Meta's word for a rejection (default INVALID_FORMAT), a sentence for a pause (default none)
 */
record TemplateOrder(String status, String reason, String category, String quality, String announcedCategory) {

    private static final List<String> STATUSES = List.of("APPROVED", "REJECTED", "PAUSED", "DISABLED");
    private static final List<String> CATEGORIES = List.of("MARKETING", "UTILITY", "AUTHENTICATION");
    private static final List<String> QUALITIES = List.of("GREEN", "YELLOW", "RED", "UNKNOWN");

    TemplateOrder {
        reason = "REJECTED".equals(status) && reason == null ? "INVALID_FORMAT" : reason;
    }

    /** @throws RuleBroken naming every word that Meta does not know */
    void check() {
        Invalid invalid = new Invalid().storable(reason, "reason");
        invalid.when(status == null && category == null && quality == null && announcedCategory == null, "status", "required",
                "One of \"status\", \"category\", \"quality\" and \"announcedCategory\" is required.");
        among("status", status, STATUSES, invalid);
        among("category", category, CATEGORIES, invalid);
        among("announcedCategory", announcedCategory, CATEGORIES, invalid);
        among("quality", quality, QUALITIES, invalid);
        invalid.raise();
    }

    /** The title of Meta's {@code other_info}. */
    String title() {
        return switch (status) {
            case "PAUSED" -> "FIRST_PAUSE";
            case "APPROVED" -> "UNPAUSE";
            default -> status;
        };
    }

    private static void among(String field, String word, List<String> choices, Invalid invalid) {
        invalid.when(word != null && !choices.contains(word), field, "invalid-value",
                "\"" + field + "\" is one of " + String.join(", ", choices) + ".");
    }
}
