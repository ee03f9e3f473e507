package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;

/**
 * Reads news of a template. Told apart by the keys that are there, not by {@code field}: Meta's own page prints the wrong field name
 * for quality news.
 */
final class MetaTemplateNews {

    private MetaTemplateNews() {
    }

    static Optional<ProviderEvent> read(AccountKey account, JsonNode entry, JsonNode value) {
        boolean aboutTemplate = value.has("message_template_id") || value.has("message_template_name");
        boolean told = value.has("event") || value.has("new_quality_score") || value.has("new_category")
                || value.has("correct_category");
        if (!aboutTemplate || !told) {
            return Optional.empty();
        }
        return Optional.of(new ProviderEvent.TemplateChanged(account, MetaJson.text(value, "message_template_id"),
                MetaJson.text(value, "message_template_name"), MetaJson.language(value, "message_template_language"),
                status(value), MetaJson.upper(value, "new_quality_score"), MetaJson.upper(value, "new_category"), reason(value),
                MetaHash.of(value) + "-" + time(entry), announced(value)));
    }

    /** Tells apart what happens twice; whatever is no time says nothing, and may be of any length. */
    private static String time(JsonNode entry) {
        Instant time = MetaTime.orNull(entry.path("time"));
        return time == null ? "" : Long.toString(time.getEpochSecond());
    }

    /** Ahead of a change Meta names the category that is correct beside the one that counts. Null when the news is about something else. */
    private static Announcement announced(JsonNode value) {
        return value.has("correct_category") ? Announcement.of(MetaJson.upper(value, "correct_category"),
                MetaJson.upper(value, "new_category"), MetaTime.orNull(value.path("category_update_timestamp"))) : null;
    }

    /** Null when the news leaves the status as it is. */
    private static String status(JsonNode value) {
        String event = MetaJson.upper(value, "event");
        if (event == null) {
            return null;
        }
        return switch (event) {
            case "FLAGGED" -> null;
            case "REINSTATED" -> "APPROVED";
            // What it was before is not told; a pending one is asked for again within a minute.
            case "UNARCHIVED" -> "PENDING";
            default -> event;
        };
    }

    /** An approval needs no reason, though Meta gives one ("UNPAUSE") to the end of a pause. */
    private static String reason(JsonNode value) {
        if ("APPROVED".equals(status(value))) {
            return null;
        }
        String recommendation = MetaJson.text(value.path("rejection_info"), "recommendation");
        String reason = MetaJson.reason(value, "reason");
        if (reason != null) {
            return recommendation == null ? reason : reason + ": " + recommendation;
        }
        String title = MetaJson.text(value.path("other_info"), "title");
        return title == null ? recommendation : title + details(value);
    }

    private static String details(JsonNode value) {
        String description = MetaJson.text(value.path("other_info"), "description");
        return description == null || description.equals("..") ? "" : ": " + description;
    }
}
