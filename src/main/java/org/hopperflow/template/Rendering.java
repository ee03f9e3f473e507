package org.hopperflow.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.TemplateDraft;

/** Fills a template's variables for one customer. */
final class Rendering {

    /** A provider refuses an empty parameter; a contact without the value, and a mapping without fallback, still get the message. */
    static final String NOTHING = "-";

    private Rendering() {
    }

    static RenderedTemplate render(Template template, Map<String, String> fields) {
        return render(template.draft(), variable -> template.mapping().source(variable)
                .map(source -> value(source, fields)).orElse(NOTHING));
    }

    /** @param values value of a variable by its place */
    static RenderedTemplate render(TemplateDraft draft, Function<String, String> values) {
        List<String> header = draft.header() == null ? List.of() : filled(draft.header().text(), "header.", values);
        List<String> body = filled(draft.body(), "body.", values);
        Map<Integer, List<String>> buttons = new LinkedHashMap<>();
        for (int i = 0; i < draft.buttons().size(); i++) {
            List<String> button = filled(draft.buttons().get(i).url(), "buttons." + i + ".", values);
            if (!button.isEmpty()) {
                buttons.put(i, button);
            }
        }
        return new RenderedTemplate(new MessageContent.Template(draft.name(), draft.language(), header, body, buttons),
                text(draft, header, body));
    }

    private static List<String> filled(String text, String prefix, Function<String, String> values) {
        return Variables.numbers(text).stream().map(number -> values.apply(prefix + number)).toList();
    }

    private static String value(Mapping.Source source, Map<String, String> fields) {
        String value = fields.get(source.field());
        if (value == null || value.isBlank()) {
            value = source.fallback();
        }
        return value == null || value.isBlank() ? NOTHING : value;
    }

    private static String text(TemplateDraft draft, List<String> header, List<String> body) {
        List<String> lines = new ArrayList<>();
        if (draft.header() != null && draft.header().text() != null) {
            lines.add(Variables.fill(draft.header().text(), header));
        }
        lines.add(Variables.fill(draft.body(), body));
        if (draft.footer() != null) {
            lines.add(draft.footer());
        }
        if (!draft.buttons().isEmpty()) {
            lines.add(draft.buttons().stream().map(button -> "[" + button.text() + "]").collect(Collectors.joining(" ")));
        }
        return String.join("\n", lines);
    }
}
