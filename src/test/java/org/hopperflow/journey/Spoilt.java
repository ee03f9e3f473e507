package org.hopperflow.journey;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JSON document with one thing wrong, in every place and in every way. */
final class Spoilt {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MARK = "\"@spoilt@\"";

    /** Not even a document, or another one than expected. */
    static final List<String> DOCUMENTS = List.of("", "null", "[]", "{}", "\"text\"", "17", "{", "{\"a\": }", "[[[", "\u0000",
            "[".repeat(5_000) + "]".repeat(5_000), "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));

    private static final List<String> INNER = List.of("null", "\"nonsense\"", "\"" + "7".repeat(10_240) + "\"",
            "\"a\\u0000b\"", "2147483647", "1e999999999", "[null]", "{\"a\": {\"b\": []}}");

    private static final List<String> OUTER = Stream.concat(INNER.stream(), Stream.of("\"\"", "\"" + "x".repeat(10_240) + "\"",
            "\"\\ud800\"", "\"🙂'\\\"--<b>\"", "\"+99999-01-01T00:00:00Z\"", "-1", "99999999999999999999", "true", "[]", "[{}]", "{}",
            "\"00000000-0000-0000-0000-000000000000\"")).toList();

    /** @param field by its path, such as {@code weekly[0].day} */
    record Document(String field, String text) {
    }

    private Spoilt() {
    }

    static List<Document> all(String sample) {
        List<Document> all = new ArrayList<>();
        for (JsonPointer place : places(read(sample), JsonPointer.empty(), new ArrayList<>())) {
            String marked = marked(read(sample), place);
            (place.tail().matches() ? OUTER : INNER).forEach(value -> all.add(new Document(field(place), marked.replace(MARK, value))));
        }
        return all;
    }

    private static List<JsonPointer> places(JsonNode node, JsonPointer here, List<JsonPointer> found) {
        node.properties().forEach(member -> {
            JsonPointer place = here.appendProperty(member.getKey());
            found.add(place);
            places(member.getValue(), place, found);
        });
        if (node.isArray() && !node.isEmpty()) {
            JsonPointer place = here.appendIndex(0);
            found.add(place);
            places(node.get(0), place, found);
        }
        return found;
    }

    private static String marked(JsonNode document, JsonPointer place) {
        JsonNode holder = document.at(place.head());
        JsonNode mark = read(MARK);
        if (holder instanceof ArrayNode array) {
            array.set(place.last().getMatchingIndex(), mark);
        } else {
            ((ObjectNode) holder).set(place.last().getMatchingProperty(), mark);
        }
        return document.toString();
    }

    /** Only the first step: an error may name the member or what is wrong in it. */
    private static String field(JsonPointer place) {
        return place.getMatchingProperty();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
