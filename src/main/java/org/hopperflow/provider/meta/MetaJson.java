package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads Meta's documents leniently: what is absent, null or of a strange shape is null, and never costs its neighbours. */
final class MetaJson {

    private static final Logger log = LoggerFactory.getLogger(MetaJson.class);

    private MetaJson() {
    }

    /** Each element by itself; one that cannot be read is logged and left out. */
    static void each(JsonNode array, Consumer<JsonNode> reader) {
        for (JsonNode element : array.isArray() ? array : List.<JsonNode>of()) {
            try {
                reader.accept(element);
            } catch (RuntimeException e) {
                log.warn("An element of a document from Meta makes no sense and was left out: {}", e.toString());
            }
        }
    }

    /** The text or number under {@code name}; null when absent, blank or something else. */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    static String upper(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** Webhooks may write {@code en-US}; sends need {@code en_US}. */
    static String language(JsonNode node, String name) {
        String text = text(node, name);
        return text == null ? null : text.replace('-', '_');
    }

    /** Meta writes NONE where there is no reason. */
    static String reason(JsonNode node, String name) {
        String text = text(node, name);
        return "NONE".equals(text) ? null : text;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        each(array, element -> texts.add(element.asText()));
        return texts;
    }
}
