package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;

/** Reads a template out of Meta's list. */
final class MetaTemplateReader {

    private TemplateDraft.Header header;
    private String body;
    private String footer;
    private final List<TemplateDraft.Button> buttons = new ArrayList<>();
    private List<String> headerExamples = List.of();
    private List<String> bodyExamples = List.of();
    private final List<String> buttonExamples = new ArrayList<>();

    private MetaTemplateReader() {
    }

    static ProviderTemplate read(JsonNode template) {
        MetaTemplateReader parts = new MetaTemplateReader();
        MetaJson.each(template.path("components"), parts::component);
        TemplateDraft draft = new TemplateDraft(MetaJson.text(template, "name"), MetaJson.upper(template, "category"),
                MetaJson.language(template, "language"), parts.header, parts.body, parts.footer, List.copyOf(parts.buttons),
                new TemplateDraft.Examples(parts.headerExamples, parts.bodyExamples, List.copyOf(parts.buttonExamples)));
        return new ProviderTemplate(MetaJson.text(template, "id"), MetaJson.upper(template, "status"), draft.category(),
                MetaJson.upper(template.path("quality_score"), "score"), MetaJson.reason(template, "rejected_reason"), draft,
                announced(template, draft.category()));
    }

    /** Null when the list does not speak of it. */
    private static Announcement announced(JsonNode template, String category) {
        return template.has("correct_category") ? Announcement.of(MetaJson.upper(template, "correct_category"), category, null) : null;
    }

    private void component(JsonNode component) {
        String type = component.path("type").asText("").toUpperCase(Locale.ROOT);
        switch (type) {
            case "HEADER" -> {
                header = header(component);
                headerExamples = MetaJson.texts(component.path("example").path("header_text"));
            }
            case "BODY" -> {
                body = MetaJson.text(component, "text");
                bodyExamples = MetaJson.texts(component.path("example").path("body_text").path(0));
            }
            case "FOOTER" -> footer = MetaJson.text(component, "text");
            case "BUTTONS" -> MetaJson.each(component.path("buttons"), this::button);
            default -> { }
        }
    }

    /** A kind of header we do not write, such as LOCATION, is left out. */
    private static TemplateDraft.Header header(JsonNode component) {
        String format = component.path("format").asText("").toUpperCase(Locale.ROOT);
        return switch (format) {
            case "TEXT", "IMAGE", "VIDEO", "DOCUMENT" ->
                    new TemplateDraft.Header(TemplateDraft.HeaderType.valueOf(format), MetaJson.text(component, "text"), null);
            default -> null;
        };
    }

    private void button(JsonNode button) {
        TemplateDraft.ButtonType type = TemplateDraft.ButtonType.valueOf(button.path("type").asText("").toUpperCase(Locale.ROOT));
        buttons.add(new TemplateDraft.Button(type, MetaJson.text(button, "text"), MetaJson.text(button, "phone_number"),
                MetaJson.text(button, "url")));
        buttonExamples.addAll(MetaJson.texts(button.path("example")));
    }
}
