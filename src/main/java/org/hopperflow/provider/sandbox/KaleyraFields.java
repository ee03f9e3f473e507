package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A message of the first generation, as Meta's document says the same. */
final class KaleyraFields {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private final ObjectMapper mapper;
    private final Map<String, String> form;
    private final String fileType;

    /** @param fileType what was found under {@code media_url}; null when there is none */
    KaleyraFields(ObjectMapper mapper, Map<String, String> form, String fileType) {
        this.mapper = mapper;
        this.form = form;
        this.fileType = fileType;
    }

    /** @throws MetaError 131008 for a type that does not exist */
    ObjectNode message() {
        String type = form.getOrDefault("type", "");
        ObjectNode message = mapper.createObjectNode().put("to", form.get("to")).put("biz_opaque_callback_data", form.get("ref"));
        switch (type) {
            case "template", "mediatemplate" -> message.put("type", "template").set("template", template());
            case "media" -> message.put("type", required(fileType)).set(fileType, file().put("caption", form.get("caption")));
            case "text" -> message.put("type", "text").putObject("text").put("body", form.get("body"));
            case "list", "button" -> message.put("type", "interactive").set("interactive", interactive(type));
            default -> throw MetaError.of(131008, "The type " + type + " is not supported.");
        }
        return message;
    }

    private ObjectNode template() {
        ObjectNode template = mapper.createObjectNode().put("name", form.get("template_name"));
        template.putObject("language").put("code", form.get("lang_code"));
        ArrayNode components = template.putArray("components");
        if (fileType != null) {
            ArrayNode parameters = components.addObject().put("type", "header").putArray("parameters");
            parameters.addObject().put("type", fileType).set(fileType, file());
        } else {
            component(components, "header", form.containsKey("param_header") ? List.of(form.get("param_header")) : List.of());
        }
        component(components, "body", values(form.getOrDefault("params", "")));
        return template;
    }

    private ObjectNode file() {
        return mapper.createObjectNode().put("link", form.get("media_url"));
    }

    private static String required(String fileType) {
        if (fileType == null) {
            throw MetaError.of(131008, "The parameter media_url is required.");
        }
        return fileType;
    }

    private static void component(ArrayNode components, String type, List<String> values) {
        ArrayNode parameters = components.addObject().put("type", type).putArray("parameters");
        values.forEach(value -> parameters.addObject().put("type", "text").put("text", value));
    }

    private static List<String> values(String params) {
        if (params.isEmpty()) {
            return List.of();
        }
        return params.startsWith("\"") ? QUOTED.matcher(params).results().map((MatchResult value) -> value.group(1)).toList()
                : List.of(params.split(","));
    }

    private ObjectNode interactive(String type) {
        ObjectNode interactive = mapper.createObjectNode().put("type", type);
        interactive.putObject("body").put("text", form.get("body"));
        interactive.set("action", Json.read(mapper, form.getOrDefault("action", "{}")));
        return interactive;
    }
}
