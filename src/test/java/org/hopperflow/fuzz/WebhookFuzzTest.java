package org.hopperflow.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.provider.Wire;
import org.hopperflow.provider.kaleyra.KaleyraWire;
import org.hopperflow.provider.meta.MetaWire;
import org.hopperflow.shared.Storable;

/**
 * Webhooks as no provider would send them. Each try is sixty documents per format, made from a seed. Every build makes a few;
 * {@code ./mvnw test -Dtest=WebhookFuzzTest -Dfuzz.seconds=600} goes on for ten minutes and names the seed of a failure, which
 * {@code -Dfuzz.seed=…} repeats.
 */
class WebhookFuzzTest {

    private static final int DOCUMENTS = 60;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static List<Wire> wires;

    @BeforeContainer
    static void begin() {
        wires = List.of(new MetaWire("http://localhost:1"), KaleyraWire.first("http://localhost:1"), KaleyraWire.second("http://localhost:1"));
    }

    @AfterContainer
    static void end() {
        wires.forEach(Wire::close);
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_spoilt_document_is_news_that_can_be_kept_or_unreadable(@ForAll long seed) {
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        for (Wire wire : wires) {
            List<JsonNode> examples = examples(wire);
            for (int i = 0; i < DOCUMENTS; i++) {
                JsonNode example = examples.get(random.nextInt(examples.size()));
                byte[] body = mutations.written(mutations.spoilt(example, 1 + mutations.upTo(6)));
                check(wire, i % 3 == 0 ? mutations.torn(body) : body);
            }
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void so_are_forms_strange_values_and_noise(@ForAll long seed) {
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        for (Wire wire : wires) {
            for (int i = 0; i < DOCUMENTS; i++) {
                check(wire, switch (i % 4) {
                    case 0 -> mutations.noise();
                    case 1 -> mutations.written(mutations.strange());
                    case 2 -> mutations.torn("ref=1&status=sent&id=u-1%3A0&created_at=1793000000&body=Hi+there&from=39333\n"
                            .getBytes(StandardCharsets.UTF_8));
                    default -> mutations.torn("ref=1\n{\"status\":\"sent\",\"id\":\"u-1\"}".getBytes(StandardCharsets.UTF_8));
                });
            }
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void a_good_element_is_read_whatever_stands_beside_it(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        for (Wire wire : wires) {
            for (int i = 0; i < DOCUMENTS / 4; i++) {
                byte[] body = new Batch(new Mutations(random)).of(wire);

                List<ProviderEvent> events = check(wire, body);

                assertThat(events).as(() -> shown(body)).extracting(ProviderEvent::dedupKey)
                        .contains("message:good-1", "message:good-2", "message:good-3", "status:good-4:DELIVERED");
            }
        }
    }

    /** Nothing by default: the few tries above are enough for a build. */
    @Example
    void whatever_comes_for_as_long_as_it_is_wanted() {
        long seconds = Long.getLong("fuzz.seconds", 0);
        Long repeated = Long.getLong("fuzz.seed");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        SplittableRandom seeds = new SplittableRandom();
        long documents = 0;
        for (boolean more = repeated != null || seconds > 0; more; more = repeated == null && System.nanoTime() < end) {
            documents += everything(repeated == null ? seeds.nextLong() : repeated);
        }
        if (documents > 0) {
            System.out.println("fuzz: " + documents + " documents in " + seconds + " seconds, nothing found");
        }
    }

    /** Answers how many documents were read. */
    private long everything(long seed) {
        try {
            a_spoilt_document_is_news_that_can_be_kept_or_unreadable(seed);
            so_are_forms_strange_values_and_noise(seed);
            a_good_element_is_read_whatever_stands_beside_it(seed);
            return (2L * DOCUMENTS + DOCUMENTS / 4) * wires.size();
        } catch (Throwable e) {
            throw new AssertionError("Repeat it with -Dfuzz.seed=" + seed, e);
        }
    }

    /** Answers the news; none when it is unreadable. */
    private static List<ProviderEvent> check(Wire wire, byte[] body) {
        try {
            List<ProviderEvent> events = wire.provider().parse(wire.account(), body).events();
            events.forEach(WebhookFuzzTest::canBeKept);
            return events;
        } catch (UnreadableWebhook expected) {
            return List.of();
        } catch (Throwable e) {
            throw new AssertionError(wire.name() + ": " + shown(body), e);
        }
    }

    private static void canBeKept(ProviderEvent event) {
        assertThat(event.dedupKey()).matches(Storable::text).hasSizeLessThanOrEqualTo(1000);
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = value(event, component);
            if (value instanceof String text) {
                assertThat(text).as(component.getName()).matches(Storable::text);
            } else if (value instanceof Instant at) {
                assertThat(at).as(component.getName()).isBetween(Instant.EPOCH, LATEST);
            }
        }
    }

    private static Object value(ProviderEvent event, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(event);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> examples(Wire wire) {
        List<JsonNode> examples = new ArrayList<>();
        Stream.of(Wire.Written.values()).map(wire::says).map(WebhookFuzzTest::json).forEach(examples::add);
        Stream.of(wire.tells("delivered", "ref-1"), wire.fails("131026", "No WhatsApp"), wire.rejectsTemplate())
                .map(WebhookFuzzTest::json).forEach(examples::add);
        if (wire.name().equals("meta")) {
            Stream.of("inbound", "statuses", "templates", "strange", "sister").map(WebhookFuzzTest::file).forEach(examples::add);
        }
        return examples;
    }

    private static JsonNode file(String name) {
        try (InputStream file = WebhookFuzzTest.class.getResourceAsStream("/provider/meta/" + name + ".json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() > 3_000 ? text.substring(0, 3_000) + "…" : text + " (" + Base64.getEncoder().encodeToString(body) + ")";
    }

    /** Three messages and a status among strange neighbours, at every level where there is a list. */
    private record Batch(Mutations mutations) {

        byte[] of(Wire wire) {
            return mutations.written(switch (wire.name()) {
                case "meta" -> meta();
                case "kaleyra-v2" -> second();
                default -> first();
            });
        }

        private JsonNode meta() {
            ObjectNode change = NODES.objectNode().put("field", "messages");
            change.set("value", value("good-4"));
            ObjectNode entry = NODES.objectNode().put("id", "900100200300400");
            entry.set("changes", mutations.among(List.of(change), json("{\"field\": \"messages\", \"value\": {\"messages\": []}}")));
            ObjectNode document = NODES.objectNode().put("object", "whatsapp_business_account");
            document.set("entry", mutations.among(List.of(entry), json("{\"id\": \"1\", \"changes\": [{\"value\": {}}]}")));
            return document;
        }

        private JsonNode second() {
            ObjectNode document = NODES.objectNode().put("message_id", "good-4");
            document.putObject("meta_object").set("value", value("other"));
            document.set("extra_info", NODES.objectNode().set("more", mutations.strange()));
            return mutations.among(List.of(document), json("{\"meta_object\": {\"value\": {\"statuses\": [{}]}}, \"extra_info\": {}}"));
        }

        private JsonNode first() {
            ObjectNode status = (ObjectNode) json("{\"status\": \"delivered\", \"id\": \"good-4:0\"}");
            List<ObjectNode> all = new ArrayList<>(Stream.of("good-1", "good-2", "good-3")
                    .map(id -> NODES.objectNode().put("from", "39333").put("id", id).put("body", "Hi")).toList());
            all.add(status);
            return mutations.among(all, json("{\"from\": \"39\", \"id\": \"x\", \"type\": \"text\", \"location\": {}, \"created_at\": \"1\"}"));
        }

        private ObjectNode value(String statusId) {
            List<ObjectNode> messages = Stream.of("good-1", "good-2", "good-3").map(this::message).toList();
            ObjectNode status = NODES.objectNode().put("id", statusId).put("status", "delivered").put("timestamp", "1793000000");
            ObjectNode value = NODES.objectNode();
            value.set("messages", mutations.among(messages, message("x")));
            value.set("statuses", mutations.among(List.of(status), json("{\"id\": \"x\", \"status\": \"failed\", \"errors\": [{\"code\": 1}]}")));
            value.set("contacts", mutations.among(List.of(), json("{\"wa_id\": \"39333\", \"profile\": {\"name\": \"Anna\"}}")));
            for (String beside : List.of("errors", "user_preferences", "event", "metadata", "message_template_id", "new_category")) {
                if (mutations.upTo(2) == 0) {
                    value.set(beside, mutations.strange());
                }
            }
            return value;
        }

        private ObjectNode message(String id) {
            ObjectNode message = NODES.objectNode().put("from", "39333").put("id", id).put("timestamp", "1793000000").put("type", "text");
            message.putObject("text").put("body", "Hi");
            return message;
        }
    }
}
