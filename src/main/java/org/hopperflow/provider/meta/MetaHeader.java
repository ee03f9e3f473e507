package org.hopperflow.provider.meta;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.provider.TemplateDraft.HeaderType;

/**
 * The file in a message's header, as Meta knows it.
 *
 * @param fileName what the customer reads on a document; other types have none
 */
record MetaHeader(HeaderType type, String id, String fileName) {

    Map<String, Object> component() {
        String word = type.name().toLowerCase(Locale.ROOT);
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", id);
        if (type == HeaderType.DOCUMENT) {
            file.put("filename", fileName);
        }
        return Map.of("type", "header", "parameters", List.of(Map.of("type", word, word, file)));
    }
}
