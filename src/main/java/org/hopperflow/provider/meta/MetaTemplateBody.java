package org.hopperflow.provider.meta;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.TemplateDraft;

/** Writes a template the way Meta wants it created (Cloud API, "templates", components). */
final class MetaTemplateBody {

    private MetaTemplateBody() {
    }

    /** @param handle of the header's example file at Meta; null when the header is a text or none */
    static Map<String, Object> of(TemplateDraft draft, String handle) {
        return with(draft, handle == null ? null : Map.of("header_handle", List.of(handle)));
    }

    /** @param example of the header's file; null when the header is a text or none */
    static Map<String, Object> with(TemplateDraft draft, Map<String, Object> example) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", draft.name());
        template.put("language", draft.language());
        template.put("category", draft.category());
        template.put("parameter_format", "POSITIONAL");
        template.put("components", components(draft, example));
        return template;
    }

    private static List<Map<String, Object>> components(TemplateDraft draft, Map<String, Object> example) {
        List<Map<String, Object>> components = new ArrayList<>();
        if (draft.header() != null) {
            components.add(header(draft, example));
        }
        components.add(body(draft));
        if (draft.footer() != null) {
            components.add(Map.of("type", "FOOTER", "text", draft.footer()));
        }
        if (!draft.buttons().isEmpty()) {
            components.add(Map.of("type", "BUTTONS", "buttons", buttons(draft)));
        }
        return components;
    }

    private static Map<String, Object> header(TemplateDraft draft, Map<String, Object> example) {
        Map<String, Object> header = component("HEADER");
        header.put("format", draft.header().type().name());
        if (draft.header().type() == TemplateDraft.HeaderType.TEXT) {
            header.put("text", draft.header().text());
            putExample(header, "header_text", draft.examples().header());
        } else {
            header.put("example", example);
        }
        return header;
    }

    private static Map<String, Object> body(TemplateDraft draft) {
        Map<String, Object> body = component("BODY");
        body.put("text", draft.body());
        if (!draft.examples().body().isEmpty()) {
            // A list in a list: Meta foresees several sets of examples.
            body.put("example", Map.of("body_text", List.of(draft.examples().body())));
        }
        return body;
    }

    private static List<Map<String, Object>> buttons(TemplateDraft draft) {
        Iterator<String> examples = draft.examples().buttons().iterator();
        return draft.buttons().stream().map(button -> button(button, examples)).toList();
    }

    private static Map<String, Object> button(TemplateDraft.Button button, Iterator<String> examples) {
        Map<String, Object> body = component(button.type().name());
        body.put("text", button.text());
        switch (button.type()) {
            case PHONE_NUMBER -> body.put("phone_number", button.phoneNumber());
            case URL -> {
                body.put("url", button.url());
                String example = examples.hasNext() ? examples.next() : null;
                if (button.url().contains("{{")) {
                    body.put("example", List.of(example == null ? button.url().replaceAll("\\{\\{.*?}}", "example") : example));
                }
            }
            case QUICK_REPLY -> { }
        }
        return body;
    }

    private static Map<String, Object> component(String type) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        return component;
    }

    private static void putExample(Map<String, Object> component, String key, List<String> examples) {
        if (!examples.isEmpty()) {
            component.put("example", Map.of(key, examples));
        }
    }
}
