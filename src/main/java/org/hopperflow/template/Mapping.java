package org.hopperflow.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.shared.Invalid;

/**
 * Template variable → contact field, with an optional fallback text. Keys are paths such as {@code body.2} and {@code buttons.0.1};
 * in JSON they are nested objects: {@code {"body": {"2": {"field": "custom.city", "fallback": "your town"}}}}.
 */
public record Mapping(Map<String, Source> sources) {

    public static final Mapping NONE = new Mapping(Map.of());

    /** What contacts have (see the contact room's fields); custom fields have names of their own. */
    private static final String FIELD = "firstName|lastName|phone|mobile|email|custom\\.[^\\s.][^\\p{Cntrl}]*";

    public Mapping {
        sources = Map.copyOf(sources);
    }

    /** @param fallback used when the contact's field is blank; null when there is none */
    public record Source(String field, String fallback) {

        String of(Map<String, String> fields) {
            String value = fields.get(field);
            return value == null || value.isBlank() ? fallback : value;
        }
    }

    /** Reads the nested form as it was stored, without checks. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Mapping stored(JsonNode json) {
        return read(json, new Invalid());
    }

    /** Reads the nested form; what is wrong is told by path, such as {@code body.3}. */
    static Mapping read(JsonNode json, Invalid invalid) {
        Map<String, Source> sources = new LinkedHashMap<>();
        invalid.when(!json.isObject(), "mapping", "invalid-value", "A mapping is an object with \"header\", \"body\" and \"buttons\".");
        json.fields().forEachRemaining(part -> collect(part.getKey(), part.getValue(), sources, invalid));
        return new Mapping(sources);
    }

    private static void collect(String path, JsonNode node, Map<String, Source> sources, Invalid invalid) {
        if (node.isTextual() || node.has("field")) {
            Source source = node.isTextual() ? new Source(node.asText(), null)
                    : new Source(node.path("field").asText(), node.path("fallback").asText(null));
            invalid.when(!source.field().matches(FIELD), path, "unknown-field", "\"" + source.field()
                    + "\" is no contact field; one of firstName, lastName, phone, mobile, email or custom.<name>.");
            invalid.when(source.fallback() != null && source.fallback().indexOf('\0') >= 0, path, "invalid-value",
                    "A fallback has no control characters.");
            sources.put(path, source);
        } else if (node.isObject()) {
            node.fields().forEachRemaining(part -> collect(path + "." + part.getKey(), part.getValue(), sources, invalid));
        } else if (!node.isNull()) {
            invalid.when(true, path, "invalid-value", "\"" + path + "\" needs the name of a contact field.");
        }
    }

    boolean covers(String variable) {
        return sources.containsKey(variable);
    }

    Optional<Source> source(String variable) {
        return Optional.ofNullable(sources.get(variable));
    }

    @JsonValue
    ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        sources.keySet().stream().sorted().forEach(path -> put(root, path, sources.get(path)));
        return root;
    }

    private static void put(ObjectNode root, String path, Source source) {
        String[] steps = path.split("\\.");
        ObjectNode node = root;
        for (int i = 0; i < steps.length - 1; i++) {
            node = node.withObjectProperty(steps[i]);
        }
        String last = steps[steps.length - 1];
        if (source.fallback() == null) {
            node.put(last, source.field());
        } else {
            node.putObject(last).put("field", source.field()).put("fallback", source.fallback());
        }
    }
}
