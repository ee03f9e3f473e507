package org.hopperflow.fuzz;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils documents: wrong types at every place, nulls, huge numbers, deep nesting, characters that nobody can keep, cuts and flips. */
final class Mutations {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of("", " ", "\0", "a\0b", "\ud800", "\udc00\ud800", "\ud83d\ude00", "\u202e", "null", "true",
            "NaN", "-1", "99999999999", "99999999999999", "999999999999999999999", "1e9", "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z", "2026-13-45T99:99:99Z", "sent", "failed", "not sent", "text", "button", "interactive", "location",
            "image", "system", "contacts", "reaction", "stop", "__proto__", "${jndi:ldap://x}", "'; drop table attempt; --", "%00", "%zz",
            "<script>", "x".repeat(5_000), "9".repeat(5_000), ":0", "a:000", "a/b~1~0");
    private static final List<String> NAMES = List.of("", "\0", "id", "from", "type", "status", "messages", "statuses", "value", "entry",
            "changes", "meta_object", "extra_info", "message_id", "timestamp", "text", "errors", "event", "message_template_name",
            "custom_response", "location", "created_at", "user_preferences", "metadata", "a/b", "~");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** A copy with some of its places changed. */
    <T extends JsonNode> JsonNode spoilt(T whole, int times) {
        JsonNode copy = whole.deepCopy();
        for (int i = 0; i < times; i++) {
            List<ContainerNode<?>> places = new ArrayList<>();
            collect(copy, places);
            if (!places.isEmpty()) {
                spoil(places.get(random.nextInt(places.size())));
            }
        }
        return copy;
    }

    /** Whatever nobody expects. */
    JsonNode strange() {
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> NODES.numberNode(BigInteger.TEN.pow(random.nextInt(900)));
            case 4 -> NODES.numberNode(new BigDecimal("-1.5E+" + random.nextInt(400)));
            case 5 -> NODES.numberNode(random.nextLong());
            case 6 -> nested(random.nextInt(400));
            case 7 -> NODES.arrayNode();
            case 8 -> NODES.objectNode();
            case 9 -> NODES.arrayNode().add(NODES.nullNode()).add(7).add(NODES.objectNode().put(name(), word()));
            case 10 -> NODES.objectNode().put(name(), word()).set(name(), NODES.arrayNode().addNull());
            default -> NODES.textNode(word());
        };
    }

    /** In half of the cases with escapes instead of characters beyond ASCII, as Meta writes them. */
    byte[] written(JsonNode document) {
        try {
            String text = random.nextBoolean() ? JSON.writeValueAsString(document)
                    : JSON.writer().with(JsonGenerator.Feature.ESCAPE_NON_ASCII).writeValueAsString(document);
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cut, flipped, doubled, or with something in between. */
    byte[] torn(byte[] body) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        byte[] copy = body.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(body, at);
            }
            case 1 -> copy[at] = (byte) random.nextInt(256);
            case 2 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> {
                byte[] longer = Arrays.copyOf(body, body.length + at);
                System.arraycopy(body, 0, longer, body.length, at);
                return longer;
            }
            default -> {
                byte[] between = "[{\"\0&=%\n\\u".getBytes(StandardCharsets.UTF_8);
                copy[at] = between[random.nextInt(between.length)];
            }
        }
        return copy;
    }

    byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    /** The good ones in their order, with strange ones around them. @param like what some of the strange ones resemble */
    ArrayNode among(List<? extends JsonNode> good, JsonNode like) {
        ArrayNode all = NODES.arrayNode();
        for (JsonNode one : good) {
            add(all, like);
            all.add(one);
        }
        add(all, like);
        return all;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    private void add(ArrayNode all, JsonNode like) {
        for (int i = upTo(2); i > 0; i--) {
            all.add(random.nextBoolean() ? strange() : spoilt(like, 1 + upTo(4)));
        }
    }

    private void spoil(ContainerNode<?> place) {
        if (place instanceof ArrayNode array) {
            int at = random.nextInt(array.size() + 1);
            array.insert(at, random.nextInt(4) == 0 && at < array.size() ? array.get(at).deepCopy() : strange());
            if (random.nextBoolean() && array.size() > 1) {
                array.remove(random.nextInt(array.size()));
            }
            return;
        }
        ObjectNode object = (ObjectNode) place;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || random.nextInt(5) == 0 ? name() : names.get(random.nextInt(names.size()));
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name(), object.has(name) ? object.get(name).deepCopy() : strange());
            default -> object.set(name, strange());
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private JsonNode nested(int depth) {
        JsonNode node = NODES.nullNode();
        for (int i = 0; i < depth; i++) {
            node = random.nextBoolean() ? NODES.arrayNode().add(node) : NODES.objectNode().set(name(), node);
        }
        return node;
    }

    private String word() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
