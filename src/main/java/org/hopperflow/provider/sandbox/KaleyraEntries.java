package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.provider.kaleyra.KaleyraAccount;

/** Writes callbacks as Kaleyra does: Meta's documents in an envelope, or in the first generation flat fields. */
final class KaleyraEntries implements Entries {

    private final ObjectMapper mapper;
    private final KaleyraAccount account;
    private final MetaEntries meta;
    private final String here;

    /** @param here where this very process is */
    KaleyraEntries(ObjectMapper mapper, KaleyraAccount account, String here) {
        this.mapper = mapper;
        this.account = account;
        this.here = here;
        this.meta = new MetaEntries(mapper, account.phoneNumber(), account.credentials().wabaId());
    }

    /** In the first generation a message is known by the id with which it was answered. */
    @Override
    public String status(AcceptedMessage message, String word, Instant at, MetaError error) {
        if (account.second() && error != null && !error.isMetas()) {
            return stopped(message, error).toString();
        }
        if (account.second()) {
            ObjectNode callback = wrapped(meta.status(message, word, at, error));
            ((ObjectNode) callback.at("/meta_object/value/statuses/0")).put("id", "gBEG" + message.id()).remove("biz_opaque_callback_data");
            info(callback).put("message_id", message.wamid()).put("ref", message.reference());
            return callback.put("status", word).put("message_id", message.wamid()).toString();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", word.toUpperCase(Locale.ROOT));
        fields.put("id", message.id() + ":0");
        fields.put("mobile", message.phone());
        fields.put("ref", message.reference());
        fields.put("timestamp", Long.toString(at.getEpochSecond()));
        if (error != null) {
            fields.put("code", error.hasCode() ? error.code() : null);
            fields.put("reason", error.getMessage());
        }
        return fields.entrySet().stream().filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What Kaleyra did not hand over to Meta it tells in a shape of its own. */
    private ObjectNode stopped(AcceptedMessage message, MetaError error) {
        ObjectNode callback = mapper.createObjectNode().put("status", "not sent").put("reason", error.getMessage())
                .put("message_id", message.wamid());
        if (error.hasCode()) {
            callback.put("code", error.code());
        }
        callback.putObject("extra_info").put("message_id", message.wamid()).put("waba_id", account.credentials().wabaId())
                .put("ref", message.reference());
        return callback;
    }

    @Override
    public String message(String phone, String type, ObjectNode content, Quote quote) {
        if (account.second()) {
            ObjectNode callback = wrapped(meta.message(phone, type, content, quote));
            if (content.has("mime_type")) {
                info(callback).put("media_url", link(content));
            }
            return callback.toString();
        }
        ObjectNode fields = mapper.createObjectNode().put("from", phone).put("name", "Customer " + phone).put("type", type)
                .put("wanumber", account.phoneNumber()).put("created_at", Long.toString(quote.at().getEpochSecond()));
        switch (type) {
            case "text" -> fields.put("body", content.path("body").asText());
            case "image" -> fields.put("body", content.path("caption").asText(null)).put("media_url", link(content))
                    .put("mime_type", content.path("mime_type").asText());
            case "button" -> fields.put("body", content.path("text").asText()).put("custom_response", content.path("payload").asText());
            default -> fields.put("body", content.findPath("title").asText()).set("custom_response", content);
        }
        if (quote.of() != null) {
            fields.put("reply_to", Wamid.id(quote.of()).toString());
        }
        return fields.toString();
    }

    private String link(ObjectNode file) {
        return here + "/sandbox/kaleyra/customer-files/" + file.path("id").asText();
    }

    @Override
    public String marketing(String phone, boolean wanted, Instant at) {
        return null;
    }

    @Override
    public String templateReviewed(SandboxTemplate template) {
        return account.second() ? wrapped(meta.templateReviewed(template)).toString()
                : flat(template, template.verdict(), template.rejectedReason(), template.reviewedAt());
    }

    @Override
    public String templateStatus(SandboxTemplate template, TemplateOrder order, Instant at) {
        return account.second() ? wrapped(meta.templateStatus(template, order, at)).toString() : flat(template, order.status(),
                order.reason() == null ? "NONE" : order.reason(), at);
    }

    @Override
    public String templateCategory(SandboxTemplate template, String category, Instant at) {
        return account.second() ? wrapped(meta.templateCategory(template, category, at)).toString() : null;
    }

    @Override
    public String templateAnnounced(SandboxTemplate template, String category, Instant at) {
        return account.second() ? wrapped(meta.templateAnnounced(template, category, at)).toString() : null;
    }

    @Override
    public String templateQuality(SandboxTemplate template, String quality, Instant at) {
        return account.second() ? wrapped(meta.templateQuality(template, quality, at)).toString() : null;
    }

    private String flat(SandboxTemplate template, String event, String reason, Instant at) {
        return mapper.createObjectNode().put("id", Long.toString(at.toEpochMilli())).put("time", Long.toString(at.getEpochSecond()))
                .put("event", event).put("message_template_id", Long.toString(template.id())).put("message_template_name", template.name())
                .put("message_template_language", template.language()).put("reason", reason).toString();
    }

    private ObjectNode wrapped(String entry) {
        JsonNode read = Json.read(mapper, entry);
        ObjectNode callback = mapper.createObjectNode();
        callback.set("meta_object", read.path("changes").path(0));
        callback.put("time", read.path("time").asLong()).putObject("extra_info").put("waba_id", account.credentials().wabaId());
        return callback;
    }

    private static ObjectNode info(ObjectNode callback) {
        return (ObjectNode) callback.path("extra_info");
    }
}
