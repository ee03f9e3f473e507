package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A template at the fake provider. Its review ends by itself; a name with "reject" in it is refused. What was ordered since stands
 * instead of that verdict.
 */
record SandboxTemplate(long id, String wabaId, String name, String language, String category, JsonNode components, Instant reviewedAt,
        Ordered ordered) {

    /** Null where nothing was ordered. */
    record Ordered(String status, String reason, String quality, String announcedCategory) {
        static final Ordered NOTHING = new Ordered(null, null, null, null);
    }

    private static final Set<String> FILES = Set.of("IMAGE", "VIDEO", "DOCUMENT");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*\\w+\\s*}}");

    String verdict() {
        return rejected() ? "REJECTED" : "APPROVED";
    }

    String rejectedReason() {
        return rejected() ? "INVALID_FORMAT" : "NONE";
    }

    private boolean rejected() {
        return name.contains("reject");
    }

    String status(Instant now) {
        if (ordered.status() != null) {
            return ordered.status();
        }
        return now.isBefore(reviewedAt) ? "PENDING" : verdict();
    }

    String reason(Instant now) {
        if (!status(now).equals("REJECTED")) {
            return "NONE";
        }
        return ordered.status() == null ? rejectedReason() : ordered.reason();
    }

    String quality() {
        return ordered.quality() == null ? "UNKNOWN" : ordered.quality();
    }

    List<String> quickReplies() {
        List<String> labels = new ArrayList<>();
        for (JsonNode component : components) {
            for (JsonNode button : component.path("buttons")) {
                if (button.path("type").asText().equalsIgnoreCase("QUICK_REPLY")) {
                    labels.add(button.path("text").asText());
                }
            }
        }
        return labels;
    }

    /** How many values the component of that type needs; a file is one. */
    int variables(String type) {
        if (component(type).filter(SandboxTemplate::takesFile).isPresent()) {
            return 1;
        }
        return component(type).map(component -> (int) VARIABLE.matcher(component.path("text").asText("")).results()
                .map(result -> result.group()).distinct().count()).orElse(0);
    }

    /** {@code image}, {@code video} or {@code document}; empty when the header takes no file. */
    Optional<String> fileType() {
        return component("HEADER").filter(SandboxTemplate::takesFile)
                .map(header -> header.path("format").asText().toLowerCase(Locale.ROOT));
    }

    static boolean takesFile(JsonNode component) {
        return component.path("type").asText().equalsIgnoreCase("HEADER")
                && FILES.contains(component.path("format").asText().toUpperCase(Locale.ROOT));
    }

    private Optional<JsonNode> component(String type) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equalsIgnoreCase(type)) {
                return Optional.of(component);
            }
        }
        return Optional.empty();
    }

    /** As Meta's list shows it. */
    ObjectNode document(ObjectMapper mapper, Instant now) {
        ObjectNode node = mapper.createObjectNode().put("id", Long.toString(id)).put("name", name).put("language", language)
                .put("category", category).put("status", status(now)).put("rejected_reason", reason(now))
                .put("correct_category", ordered.announcedCategory() == null ? "" : ordered.announcedCategory());
        node.putObject("quality_score").put("score", quality());
        node.set("components", components);
        return node;
    }
}
