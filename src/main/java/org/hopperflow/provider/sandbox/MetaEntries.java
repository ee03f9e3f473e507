package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Writes webhook entries as Meta does (Cloud API, "webhooks"). */
final class MetaEntries implements Entries {

    private static final String NUMBER_SHOWN = "15550001111";

    private final ObjectMapper mapper;
    private final String phoneNumberId;
    private final String wabaId;

    MetaEntries(ObjectMapper mapper, String phoneNumberId, String wabaId) {
        this.mapper = mapper;
        this.phoneNumberId = phoneNumberId;
        this.wabaId = wabaId;
    }

    @Override
    public String status(AcceptedMessage message, String word, Instant at, MetaError error) {
        ObjectNode status = mapper.createObjectNode().put("id", message.wamid()).put("status", word)
                .put("timestamp", seconds(at)).put("recipient_id", message.phone());
        if (message.reference() != null) {
            status.put("biz_opaque_callback_data", message.reference());
        }
        if (error != null) {
            status.putArray("errors").add(error.inWebhook(mapper));
        }
        ObjectNode value = messaging();
        value.putArray("statuses").add(status);
        return entry("messages", value, at);
    }

    /** An answer: {@code content} is the object named like {@code type}. */
    @Override
    public String message(String phone, String type, ObjectNode content, Quote quote) {
        ObjectNode message = mapper.createObjectNode().put("from", phone).put("id", quote.id())
                .put("timestamp", seconds(quote.at())).put("type", type);
        if (quote.of() != null) {
            message.putObject("context").put("from", NUMBER_SHOWN).put("id", quote.of());
        }
        message.set(type, content);
        ObjectNode value = messaging();
        value.putArray("contacts").addObject().put("wa_id", phone).putObject("profile").put("name", "Customer " + phone);
        value.putArray("messages").add(message);
        return entry("messages", value, quote.at());
    }

    @Override
    public String templateReviewed(SandboxTemplate template) {
        ObjectNode value = mapper.createObjectNode().put("event", template.verdict()).put("message_template_id", template.id())
                .put("message_template_name", template.name())
                .put("message_template_language", template.language().replace('_', '-'))
                .put("reason", template.rejectedReason()).put("message_template_category", template.category());
        return entry("message_template_status_update", value, template.reviewedAt());
    }

    /** A pause and a switching off are explained by {@code other_info}, a rejection by its reason. */
    @Override
    public String templateStatus(SandboxTemplate template, TemplateOrder order, Instant at) {
        boolean rejected = order.status().equals("REJECTED");
        ObjectNode value = template(template).put("event", order.status()).put("reason", rejected ? order.reason() : "NONE")
                .put("message_template_category", template.category());
        if (!rejected) {
            value.putObject("other_info").put("title", order.title()).put("description", order.reason() == null ? ".." : order.reason());
        }
        return entry("message_template_status_update", value, at);
    }

    @Override
    public String templateCategory(SandboxTemplate template, String category, Instant at) {
        return entry("template_category_update", template(template).put("previous_category", template.category())
                .put("new_category", category), at);
    }

    /** The change comes after a day's notice. */
    @Override
    public String templateAnnounced(SandboxTemplate template, String category, Instant at) {
        return entry("template_category_update", template(template).put("new_category", template.category())
                .put("correct_category", category).put("category_update_timestamp", at.plus(Duration.ofDays(1)).getEpochSecond()), at);
    }

    @Override
    public String templateQuality(SandboxTemplate template, String quality, Instant at) {
        return entry("message_template_quality_update", template(template).put("previous_quality_score", template.quality())
                .put("new_quality_score", quality), at);
    }

    @Override
    public String marketing(String phone, boolean wanted, Instant at) {
        ObjectNode value = messaging();
        value.putArray("contacts").addObject().put("wa_id", phone);
        value.putArray("user_preferences").addObject().put("wa_id", phone)
                .put("detail", wanted ? "User requested to resume marketing messages" : "User requested to stop marketing messages")
                .put("category", "marketing_messages").put("value", wanted ? "resume" : "stop").put("timestamp", at.getEpochSecond());
        return entry("user_preferences", value, at);
    }

    private ObjectNode template(SandboxTemplate template) {
        return mapper.createObjectNode().put("message_template_id", template.id()).put("message_template_name", template.name())
                .put("message_template_language", template.language().replace('_', '-'));
    }

    private ObjectNode messaging() {
        ObjectNode value = mapper.createObjectNode().put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", NUMBER_SHOWN).put("phone_number_id", phoneNumberId);
        return value;
    }

    private String entry(String field, ObjectNode value, Instant at) {
        ObjectNode entry = mapper.createObjectNode().put("id", wabaId).put("time", at.getEpochSecond());
        entry.putArray("changes").addObject().put("field", field).set("value", value);
        return entry.toString();
    }

    private static String seconds(Instant at) {
        return Long.toString(at.getEpochSecond());
    }
}
