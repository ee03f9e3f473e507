package org.hopperflow.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.provider.TemplateDraft;
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

    static RenderedTemplate render(Template template, Map<String, String> fields, Map<String, String> given) {
        Rendering mapped = of(template, fields);
        Rendering rendering = new Rendering(template.draft(), path -> given.containsKey(path) ? given.get(path) : mapped.values.of(path));
        return new RenderedTemplate(rendering.content(), rendering.filled().text());
    }

    /** As this customer reads it. */
    static FilledTemplate preview(Template template, Map<String, String> fields) {
        return of(template, fields).filled();
    }

    private static Rendering of(Template template, Map<String, String> fields) {
        return new Rendering(template.draft(), path -> template.mapping().source(path).map(source -> source.of(fields)).orElse(null));
    }

    /** With the author's examples; a variable without one stays as it is written. */
    static FilledTemplate preview(TemplateDraft draft) {
        Map<String, String> examples = new LinkedHashMap<>();
        collect(examples, "header.", draft.examples().header());
        collect(examples, "body.", draft.examples().body());
        return new Rendering(draft, path -> examples.getOrDefault(path, "{{" + path.substring(path.lastIndexOf('.') + 1) + "}}")).filled();
    }

    private static void collect(Map<String, String> examples, String prefix, List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            examples.put(prefix + (i + 1), given.get(i));
        }
    }

    private MessageContent.Template content() {
        return new MessageContent.Template(draft.name(), draft.language(),
                list("header.", Variables.headerText(draft)), list("body.", draft.body()), buttons(), media(), quickReplies());
    }

    private List<Integer> quickReplies() {
        return IntStream.range(0, draft.buttons().size()).filter(i -> draft.buttons().get(i).type() == TemplateDraft.ButtonType.QUICK_REPLY)
                .boxed().toList();
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
                : new MessageContent.HeaderMedia(MediaKind.valueOf(header.type().name()), MediaId.of(header.mediaId()));
    }

    private FilledTemplate filled() {
        Header header = draft.header() == null ? null : new Header(draft.header().type(), Variables.headerText(draft) == null ? null
                : fill("header.", Variables.headerText(draft)), draft.header().mediaId());
        List<Button> buttons = IntStream.range(0, draft.buttons().size()).mapToObj(this::button).toList();
        return new FilledTemplate(header, draft.body() == null ? "" : fill("body.", draft.body()), draft.footer(), buttons);
    }

    private Button button(int position) {
        Button button = draft.buttons().get(position);
        String url = button.url() == null ? null : Variables.fill(button.url(), number -> encoded("buttons." + position + "." + number));
        return new Button(button.type(), button.text(), button.phoneNumber(), url);
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
