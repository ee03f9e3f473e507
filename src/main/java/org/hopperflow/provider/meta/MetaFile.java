package org.hopperflow.provider.meta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.media.MediaKind;

/**
 * The file of a message, as Meta knows it.
 *
 * @param by       {@code id} of what was uploaded, or {@code link} to what Meta fetches
 * @param fileName what the customer reads on a document; other types have none
 */
public record MetaFile(MediaKind type, String by, String value, String fileName) {

    /** In a template's header. */
    Map<String, Object> component() {
        return Map.of("type", "header", "parameters", List.of(message(null)));
    }

    /** The message itself. @param caption null when there is none */
    Map<String, Object> message(String caption) {
        String word = type.name().toLowerCase(Locale.ROOT);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(by, value);
        if (type == MediaKind.DOCUMENT) {
            file.put("filename", fileName);
        }
        if (caption != null && !caption.isBlank()) {
            file.put("caption", caption);
        }
        return Map.of("type", word, word, file);
    }
}
