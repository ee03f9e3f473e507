package org.hopperflow.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.shared.MediaId;

/** Fills a template for one customer: once for the provider, once for people to read. */
final class Rendering {

    /** Providers refuse an empty value. A contact without the field (and no fallback) gets this rather than no message. */
    private static final String NOTHING = "-";

    private final TemplateDraft draft;
    private final Values values;

    /** The value of a variable by its path. */
    private interface Values {
        String of(String path);
    }

    private Rendering(TemplateDraft draft, Values values) {
        this.draft = draft;
        this.values = values;
    }

    static RenderedTemplate render(Template template, Map<String, String> fields) {
        return new Rendering(template.draft(), 
                path -> template.mapping().source(path).map(source -> source.of(fields)).orElse(null)).render();
    }

    /** With the author's examples; a variable without one stays as it is written. */
    static RenderedTemplate preview(TemplateDraft draft) {
        Map<String, String> examples = new LinkedHashMap<>();
        collect(examples, "header.", draft.examples().header());
        collect(examples, "body.", draft.examples().body());
        return new Rendering(draft, path -> examples.getOrDefault(path, "{{" + path.substring(path.lastIndexOf('.') + 1) + "}}")).render();
    }

    private static void collect(Map<String, String> examples, String prefix, List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            examples.put(prefix + (i + 1), given.get(i));
        }
    }

    private RenderedTemplate render() {
        MessageContent.Template content = new MessageContent.Template(draft.name(), draft.language(),
                list("header.", Variables.headerText(draft)), list("body.", draft.body()), buttons(), media());
        return new RenderedTemplate(content, text());
    }

    private List<String> list(String prefix, String text) {
        return Variables.numbers(text).stream().map(number -> value(prefix + number)).toList();
    }

    private Map<Integer, List<String>> buttons() {
        Map<Integer, List<String>> buttons = new LinkedHashMap<>();
        for (int i = 0; i < draft.buttons().size(); i++) {
            String prefix = "buttons." + i + ".";
            List<Integer> numbers = Variables.numbers(draft.buttons().get(i).url());
            if (!numbers.isEmpty()) {
                buttons.put(i, numbers.stream().map(number -> encoded(prefix + number)).toList());
            }
        }
        return buttons;
    }

    /** Null also for a template made at the provider, whose file we do not have. */
    private MessageContent.HeaderMedia media() {
        TemplateDraft.Header header = draft.header();
        return header == null || header.mediaId() == null || header.type() == TemplateDraft.HeaderType.TEXT ? null
                : new MessageContent.HeaderMedia(header.type(), MediaId.of(header.mediaId()));
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        if (Variables.headerText(draft) != null) {
            lines.add(fill("header.", Variables.headerText(draft)));
        }
        lines.add(fill("body.", draft.body() == null ? "" : draft.body()));
        if (draft.footer() != null) {
            lines.add(draft.footer());
        }
        for (int i = 0; i < draft.buttons().size(); i++) {
            lines.add("[" + label(draft.buttons().get(i), "buttons." + i + ".") + "]");
        }
        return String.join("\n", lines);
    }

    private String label(Button button, String prefix) {
        if (button.type() == ButtonType.URL && button.url() != null) {
            return button.text() + ": " + Variables.fill(button.url(), number -> encoded(prefix + number));
        }
        return button.type() == ButtonType.PHONE_NUMBER ? button.text() + ": " + button.phoneNumber() : button.text();
    }

    private String fill(String prefix, String text) {
        return Variables.fill(text, number -> value(prefix + number));
    }

    private String value(String path) {
        String value = values.of(path);
        return value == null || value.isBlank() ? NOTHING : value;
    }

    /** A value inside an address must not change the address. */
    private String encoded(String path) {
        return URLEncoder.encode(value(path), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
