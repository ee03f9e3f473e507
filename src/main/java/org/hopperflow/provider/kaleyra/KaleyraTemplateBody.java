package org.hopperflow.provider.kaleyra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.springframework.stereotype.Component;

/** Writes a template the way Kaleyra's first generation wants it created ("whatsapp-api-create-whatsapp-template-with-text"). */
@Component
class KaleyraTemplateBody {

    private final KaleyraSettings settings;

    KaleyraTemplateBody(KaleyraSettings settings) {
        this.settings = settings;
    }

    /** @param example a link to the header's file; null when the header has none */
    Map<String, Object> of(TemplateDraft draft, String wabaId, String example) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("name", draft.name());
        template.put("language", draft.language());
        template.put("category", draft.category());
        template.put("header", draft.header() == null ? "none" : draft.header().type().name().toLowerCase(Locale.ROOT));
        put(template, "header_content", draft.header() == null ? null : example == null ? variables(draft.header().text()) : example);
        template.put("body", variables(draft.body()));
        put(template, "footer_content", draft.footer());
        put(template, "waba_id", wabaId);
        if (!draft.buttons().isEmpty()) {
            template.put(settings.first().templateButtons(), buttons(draft.buttons()));
        }
        return template;
    }

    private static Map<String, Object> buttons(List<Button> all) {
        Map<String, Object> buttons = new LinkedHashMap<>();
        Map<String, Object> replies = new LinkedHashMap<>();
        for (Button button : all) {
            switch (button.type()) {
                case QUICK_REPLY -> replies.put("quick_reply_" + (replies.size() + 1), button.text());
                case PHONE_NUMBER -> buttons.put("phone", Map.of("button_text", button.text(), "phone_no", "+" + button.phoneNumber()
                        .replace("+", "")));
                case URL -> buttons.put("URL", Map.of("button_text", button.text(), "website_url", variables(button.url()),
                        "url_type", button.url().contains("{{") ? "dynamic" : "static"));
            }
        }
        if (all.stream().anyMatch(button -> button.type() == ButtonType.QUICK_REPLY)) {
            buttons.put("quick_reply", replies);
        }
        return buttons;
    }

    /** Kaleyra writes {@code {{$1}}} where everybody else writes {@code {{1}}}. */
    private static String variables(String text) {
        return text.replaceAll("\\{\\{\\s*(\\d+)\\s*}}", "{{\\$$1}}");
    }

    private static void put(Map<String, Object> template, String field, String text) {
        if (text != null && !text.isBlank()) {
            template.put(field, text);
        }
    }
}
