package org.hopperflow.contact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** The custom fields of a contact, in memory and as the JSON of their column. A blank value means the field is absent. */
final class CustomFields {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() { };

    private CustomFields() {
    }

    /** {@code known} with every field of {@code changes} set, or taken away where the new value is blank. */
    static Map<String, String> merged(Map<String, String> known, Map<String, String> changes) {
        Map<String, String> merged = new LinkedHashMap<>(known);
        changes.forEach((name, value) -> {
            if (value == null || value.isBlank()) {
                merged.remove(name);
            } else {
                merged.put(name, value.strip());
            }
        });
        return merged;
    }

    static String toJson(Map<String, String> custom) {
        if (custom.isEmpty()) {
            return "{}";
        }
        try {
            return JSON.writeValueAsString(custom);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts is always JSON", e);
        }
    }

    static Map<String, String> fromJson(String json) {
        try {
            return JSON.readValue(json, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("contact.custom holds texts only", e);
        }
    }
}
