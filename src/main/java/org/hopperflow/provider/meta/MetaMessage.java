package org.hopperflow.provider.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.AnswerPayload;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.PhoneNumbers;

/** Writes a message the way Meta wants it (Cloud API, "send messages"). */
final class MetaMessage {

    private MetaMessage() {
    }

    /** @param file in a template's header or the message itself; null when it has none */
    static Map<String, Object> of(OutgoingMessage message, MetaFile file) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messaging_product", "whatsapp");
        body.put("recipient_type", "individual");
        if (PhoneNumbers.isUserId(message.to())) {
            body.put("recipient", message.to());
        } else {
            // Without the plus sign Meta may put the sender's own country code before the number, and reach a stranger.
            body.put("to", "+" + message.to());
        }
        body.put("biz_opaque_callback_data", message.reference().toString());
        body.putAll(message.content().fold(template -> template(template, message.reference(), file), MetaMessage::text, MetaMessage::list,
                MetaMessage::buttons, alone -> file.message(alone.caption())));
        return body;
    }

    static Map<String, Object> read(String messageId) {
        return Map.of("messaging_product", "whatsapp", "status", "read", "message_id", messageId);
    }

    private static Map<String, Object> template(MessageContent.Template content, AttemptId reference, MetaFile file) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", content.name());
        template.put("language", Map.of("code", content.language()));
        List<Object> components = components(content, file);
        content.quickReplies().forEach(position -> components.add(Map.of("type", "button", "sub_type", "quick_reply",
                "index", position.toString(), "parameters",
                List.of(Map.of("type", "payload", "payload", AnswerPayload.of(reference, position))))));
        if (!components.isEmpty()) {
            template.put("components", components);
        }
        return Map.of("type", "template", "template", template);
    }

    private static List<Object> components(MessageContent.Template content, MetaFile file) {
        List<Object> components = new ArrayList<>();
        if (file != null) {
            components.add(file.component());
        }
        if (!content.header().isEmpty()) {
            components.add(Map.of("type", "header", "parameters", parameters(content.header())));
        }
        if (!content.body().isEmpty()) {
            components.add(Map.of("type", "body", "parameters", parameters(content.body())));
        }
        content.buttons().entrySet().stream().sorted(Map.Entry.comparingByKey()).filter(button -> !button.getValue().isEmpty())
                .forEach(button -> components.add(Map.of("type", "button", "sub_type", "url",
                        "index", button.getKey().toString(), "parameters", parameters(button.getValue()))));
        return components;
    }

    private static List<Map<String, Object>> parameters(List<String> values) {
        return values.stream().map(value -> Map.<String, Object>of("type", "text", "text", oneLine(value))).toList();
    }

    /** Meta refuses a parameter with a newline, a tab or more than four spaces in a row (codes 100 and 132018). */
    static String oneLine(String value) {
        return value.replaceAll("\\s*[\\r\\n\\t\\u0085\\u2028\\u2029]\\s*| {5,}", " ").strip();
    }

    private static Map<String, Object> text(MessageContent.Text content) {
        return Map.of("type", "text", "text", Map.of("preview_url", false, "body", content.text()));
    }

    private static Map<String, Object> list(MessageContent.ChoiceList content) {
        return Map.of("type", "interactive", "interactive", Map.of(
                "type", "list",
                "body", Map.of("text", content.body()),
                "action", action(content)));
    }

    static Map<String, Object> action(MessageContent.ChoiceList content) {
        return Map.of("button", content.button(), "sections", content.sections().stream().map(MetaMessage::section).toList());
    }

    private static Map<String, Object> buttons(MessageContent.ReplyButtons content) {
        return Map.of("type", "interactive", "interactive", Map.of(
                "type", "button",
                "body", Map.of("text", content.body()),
                "action", action(content)));
    }

    static Map<String, Object> action(MessageContent.ReplyButtons content) {
        return Map.of("buttons", content.replies().stream().map(MetaMessage::reply).toList());
    }

    private static Map<String, Object> reply(MessageContent.Reply reply) {
        return Map.of("type", "reply", "reply", Map.of("id", reply.id(), "title", reply.title()));
    }

    private static Map<String, Object> section(MessageContent.Section section) {
        Map<String, Object> body = new LinkedHashMap<>();
        putText(body, "title", section.title());
        body.put("rows", section.rows().stream().map(MetaMessage::row).toList());
        return body;
    }

    private static Map<String, Object> row(MessageContent.Row row) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", row.id());
        body.put("title", row.title());
        putText(body, "description", row.description());
        return body;
    }

    private static void putText(Map<String, Object> body, String key, String text) {
        if (text != null && !text.isBlank()) {
            body.put(key, text);
        }
    }
}
