package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** Reads Kaleyra's documents leniently: what is absent, null or of a strange shape is null. */
final class KaleyraJson {

    private KaleyraJson() {
    }

    /** The first text or number that is there under one of these paths, such as {@code /error/code}; null when none is. */
    static String first(JsonNode node, String... paths) {
        for (String path : paths) {
            JsonNode value = node.at(path);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return null;
    }

    /** The first array among these paths; an empty one when none is. The empty path is the document itself. */
    static Iterable<JsonNode> firstArray(JsonNode node, String... paths) {
        for (String path : paths) {
            if (node.at(path).isArray()) {
                return node.at(path);
            }
        }
        return List.of();
    }

    static String upper(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** A message to one number is {@code {id}:0} here and {@code {id}} there. */
    static String messageId(String id) {
        return id == null ? null : id.replaceFirst(":\\d{1,3}$", "");
    }
}
