package org.hopperflow.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Reads JSON documents into records, naming the field that cannot be read, and merges a partial document into a whole one. */
@Component
class Documents {

    private final ObjectMapper json;

    Documents(ObjectMapper json) {
        this.json = json;
    }

    AccountRequest request(JsonNode document) {
        return read(document, AccountRequest.class, "");
    }

    Credentials credentials(ProviderName provider, JsonNode document) {
        return read(document, Credentials.typeFor(provider), "credentials.");
    }

    ObjectNode tree(Object value) {
        return json.valueToTree(value);
    }

    /** What {@code given} names replaces what {@code whole} has, null removes it, objects are merged (RFC 7396). */
    ObjectNode merge(ObjectNode whole, JsonNode given) {
        given.properties().forEach(entry -> {
            String field = entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isNull()) {
                whole.remove(field);
            } else if (value.isObject() && whole.get(field) instanceof ObjectNode inner) {
                merge(inner, value);
            } else {
                whole.set(field, value);
            }
        });
        return whole;
    }

    private <T> T read(JsonNode document, Class<T> type, String prefix) {
        try {
            return json.treeToValue(document, type);
        } catch (JsonMappingException e) {
            String field = prefix + e.getPath().stream().map(JsonMappingException.Reference::getFieldName)
                    .collect(Collectors.joining("."));
            throw RuleBroken.invalid(field, "invalid-value", "\"" + field + "\" cannot be read" + choices(e) + ".");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed document has no syntax errors", e);
        }
    }

    private static String choices(JsonMappingException e) {
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "; one of " + Arrays.stream(format.getTargetType().getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(", "));
        }
        return "";
    }
}
