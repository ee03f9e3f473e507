package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.provider.WebhookNews;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.provider.wire.RepairedTexts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Storable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the news out of a callback. It is JSON or the fields of a form; when the address had a query, that stands before it in a line of
 * its own. What it speaks of is told by what is there: every field of the first generation may be missing or named by its customer.
 */
@Component
class KaleyraWebhook {

    private static final Logger log = LoggerFactory.getLogger(KaleyraWebhook.class);

    private final ObjectMapper mapper;
    private final ObjectReader reader;
    private final KaleyraAccounts accounts;
    private final KaleyraSettings settings;
    private final Clock clock;

    KaleyraWebhook(ObjectMapper mapper, KaleyraAccounts accounts, KaleyraSettings settings, Clock clock) {
        this.mapper = mapper;
        this.reader = mapper.reader().with(new RepairedTexts());
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    WebhookNews parse(AccountKey account, byte[] body) throws UnreadableWebhook {
        List<ProviderEvent> events = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (JsonNode document : documents(new String(body, StandardCharsets.UTF_8).strip())) {
            int before = events.size();
            try {
                events.addAll(read(account, document));
            } catch (RuntimeException e) {
                log.warn("A callback of Kaleyra makes no sense and was left out: {}", e.toString());
            }
            if (events.size() - before < MetaDocuments.elements(document.at("/meta_object/value")) && !KaleyraStatus
                    .isPassedOver(document)) {
                unknown.add(name(document));
            }
        }
        return new WebhookNews(events, unknown.isEmpty(), unknown);
    }

    /** It becomes a metric's tag, so none of what a customer of Kaleyra's may name freely. */
    private static String name(JsonNode document) {
        String field = document.at("/meta_object/field").asText("");
        return field.matches("[a-z_]{1,60}") ? field : document.has("meta_object") ? "none" : "callback";
    }

    private List<ProviderEvent> read(AccountKey key, JsonNode document) {
        if (document.has("meta_object")) {
            return second(key, document);
        }
        boolean known = KaleyraStatus.isOne(document);
        if (!known && document.hasNonNull("message_template_name")) {
            boolean named = accounts.find(key).map(account -> !account.second()).orElse(false);
            return KaleyraTemplateNews.read(key, document, named).stream().toList();
        }
        if (!known && document.hasNonNull("current_limit") && !document.hasNonNull("from")) {
            return MetaDocuments.accountNews(key, document, wrapped(document), clock.instant());
        }
        return known ? KaleyraStatus.read(key, document, settings.messageId(), clock.instant()).stream().toList()
                : new KaleyraInbound(key, clock.instant()).read(document).stream().toList();
    }

    /** The quality notice has the fields of Meta's. */
    private JsonNode wrapped(JsonNode value) {
        return mapper.createObjectNode().put("field", "phone_number_quality_update").set("value", value);
    }

    /** Meta's document with Kaleyra's envelope around it. */
    private List<ProviderEvent> second(AccountKey key, JsonNode document) {
        JsonNode value = document.path("meta_object").path("value");
        List<ProviderEvent> events = new ArrayList<>();
        MetaDocuments.messages(key, value, clock.instant()).forEach(event -> events.add(event instanceof MessageReceived message
                ? KaleyraInbound.completed(message, document) : event));
        MetaDocuments.each(value.path("statuses"), status -> {
            // The id inside is none that anybody knows, and the reference stands on the envelope.
            ObjectNode whole = status.deepCopy();
            whole.put("id", KaleyraStatus.id(document, settings.messageId(), KaleyraJson.first(status, "/id")));
            whole.put("biz_opaque_callback_data", KaleyraJson.first(document, "/extra_info/ref"));
            MetaDocuments.status(key, whole, clock.instant()).ifPresent(events::add);
        });
        MetaDocuments.templateNews(key, document, value).ifPresent(events::add);
        events.addAll(MetaDocuments.errors(key, value, clock.instant()));
        events.addAll(MetaDocuments.accountNews(key, document, document.path("meta_object"), clock.instant()));
        return events;
    }

    private List<JsonNode> documents(String text) throws UnreadableWebhook {
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return json(text);
        }
        String[] parts = text.split("\n", 2);
        ObjectNode fields = form(parts[0]);
        if (parts.length == 1 || parts[1].isBlank()) {
            return List.of(fields);
        }
        String rest = parts[1].strip();
        List<JsonNode> documents = rest.startsWith("{") || rest.startsWith("[") ? json(rest) : List.of(form(rest));
        return documents.stream().map(document -> document.isObject() ? merged(fields, (ObjectNode) document) : document).toList();
    }

    private static JsonNode merged(ObjectNode fields, ObjectNode document) {
        return fields.deepCopy().setAll(document);
    }

    /** One document, or several in a list; whatever else stands there is left out, unless there is nothing else. */
    private List<JsonNode> json(String text) throws UnreadableWebhook {
        try {
            JsonNode document = reader.readTree(text);
            List<JsonNode> documents = new ArrayList<>();
            (document.isArray() ? document : List.of(document)).forEach(documents::add);
            if (!documents.isEmpty() && documents.stream().noneMatch(JsonNode::isObject)) {
                throw new UnreadableWebhook("The body is no JSON object", null);
            }
            return documents;
        } catch (IOException e) {
            throw new UnreadableWebhook("The body is no JSON", e);
        }
    }

    private ObjectNode form(String text) throws UnreadableWebhook {
        ObjectNode fields = mapper.createObjectNode();
        try {
            for (String field : text.split("&")) {
                String[] parts = field.split("=", 2);
                if (parts.length == 2) {
                    fields.set(decoded(parts[0]), mapper.getNodeFactory().textNode(Storable.repaired(decoded(parts[1]))));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableWebhook("The body is no form", e);
        }
        if (fields.isEmpty()) {
            throw new UnreadableWebhook("The body is neither JSON nor a form", null);
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
