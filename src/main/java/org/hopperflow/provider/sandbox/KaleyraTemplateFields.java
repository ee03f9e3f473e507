package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A template in the fields of the first generation, to and from Meta's components. */
final class KaleyraTemplateFields {

    private static final Set<String> FILES = Set.of("image", "video", "document");

    private final ObjectMapper mapper;

    KaleyraTemplateFields(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Kaleyra shows the reviewers examples of its own. */
    ObjectNode read(JsonNode fields) {
        ObjectNode template = mapper.createObjectNode();
        for (String name : new String[] {"name", "language", "category"}) {
            template.put(name, fields.path(name).asText(""));
        }
        ArrayNode components = template.putArray("components");
        if (fields.path("header").asText("none").equals("text")) {
            text(components, "HEADER", fields.path("header_content")).put("format", "TEXT");
        }
        if (FILES.contains(fields.path("header").asText())) {
            components.addObject().put("type", "HEADER").put("format", fields.path("header").asText().toUpperCase(Locale.ROOT))
                    .putObject("example").putArray("header_handle").add(fields.path("header_content").asText());
        }
        if (fields.hasNonNull("body")) {
            text(components, "BODY", fields.path("body")).putObject("example").putArray("body_text").addArray().add("example");
        }
        if (fields.hasNonNull("footer_content")) {
            text(components, "FOOTER", fields.path("footer_content"));
        }
        ArrayNode buttons = mapper.createArrayNode();
        fields.path("buttons").path("quick_reply").forEach(
                reply -> buttons.addObject().put("type", "QUICK_REPLY").put("text", reply.asText()));
        if (!buttons.isEmpty()) {
            components.addObject().put("type", "BUTTONS").set("buttons", buttons);
        }
        return template;
    }

    ObjectNode write(SandboxTemplate template, Instant now) {
        ObjectNode fields = mapper.createObjectNode().put("name", template.name()).put("language", template.language())
                .put("category", template.category()).put("status", word(template.status(now))).put("header", "none");
        for (JsonNode component : template.components()) {
            String text = component.path("text").asText("").replace("{{", "{{$");
            switch (component.path("type").asText()) {
                case "HEADER" -> fields.put("header", component.path("format").asText("TEXT").toLowerCase(Locale.ROOT))
                        .put("header_content", text);
                case "BODY" -> fields.put("body", text);
                case "FOOTER" -> fields.put("footer_content", text);
                default -> { }
            }
        }
        if (!template.quickReplies().isEmpty()) {
            ObjectNode replies = fields.putObject("buttons").putObject("quick_reply");
            template.quickReplies().forEach(reply -> replies.put("quick_reply_" + (replies.size() + 1), reply));
        }
        if (template.status(now).equals("REJECTED")) {
            fields.put("reason", template.reason(now));
        }
        return fields;
    }

    private static ObjectNode text(ArrayNode components, String type, JsonNode text) {
        return components.addObject().put("type", type).put("text", text.asText("").replace("{{$", "{{"));
    }

    private static String word(String status) {
        return status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT);
    }
}
