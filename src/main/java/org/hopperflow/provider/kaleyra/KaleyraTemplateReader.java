package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.ButtonType;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.provider.TemplateDraft.HeaderType;

/** Reads a template out of the first generation's list of statuses; older answers tell its name and status only. */
final class KaleyraTemplateReader {

    private KaleyraTemplateReader() {
    }

    static ProviderTemplate read(JsonNode template) {
        String name = KaleyraJson.first(template, "/name", "/template_name");
        String language = language(KaleyraJson.first(template, "/language", "/lang_code", "/language/code"));
        String category = KaleyraJson.upper(KaleyraJson.first(template, "/category"));
        String status = KaleyraJson.first(template, "/status", "/template_status");
        TemplateDraft draft = new TemplateDraft(name, category, language, header(template), text(KaleyraJson.first(template, "/body")),
                KaleyraJson.first(template, "/footer_content", "/footer"), buttons(template), new TemplateDraft.Examples(null, null, null));
        return new ProviderTemplate(id(name, language), statusOr(status, null), category, KaleyraJson.upper(KaleyraJson.first(template,
                "/quality", "/quality_score")), reason(status, KaleyraJson.first(template, "/reason", "/rejected_reason")), draft);
    }

    /** The first generation names a template by its name and language; whatever ids it mentions are others'. */
    static String id(String name, String language) {
        return name + ":" + language;
    }

    /** Meta's word for Kaleyra's. A submission that Meta refused is as good as a rejection. */
    static String statusOr(String status, String otherwise) {
        if (status == null) {
            return otherwise;
        }
        String word = status.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]+", "_");
        return switch (word) {
            case "SUBMISSION_REJECTED" -> "REJECTED";
            case "SUBMITTED", "IN_REVIEW" -> "PENDING";
            default -> word;
        };
    }

    static String language(String code) {
        return code == null ? null : code.replace('-', '_');
    }

    private static String reason(String status, String given) {
        boolean rejected = "REJECTED".equals(statusOr(status, null));
        return rejected && given == null && !status.equalsIgnoreCase("rejected") ? status : "NONE".equalsIgnoreCase(given) ? null : given;
    }

    private static Header header(JsonNode template) {
        String kind = KaleyraJson.first(template, "/header/type", "/header/format", "/header");
        String content = KaleyraJson.first(template, "/header_content", "/header/text", "/header/content");
        if (kind == null || kind.equalsIgnoreCase("none")) {
            return null;
        }
        return switch (kind.toUpperCase(Locale.ROOT)) {
            case "IMAGE", "VIDEO", "DOCUMENT" -> new Header(HeaderType.valueOf(kind.toUpperCase(Locale.ROOT)), null, null);
            case "TEXT" -> new Header(HeaderType.TEXT, text(content), null);
            default -> new Header(HeaderType.TEXT, text(kind), null);
        };
    }

    private static List<Button> buttons(JsonNode template) {
        JsonNode node = template.path("buttons").isMissingNode() ? template : template.path("buttons");
        List<Button> buttons = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(button -> listed(button, buttons));
            return buttons;
        }
        node.path("quick_reply").forEach(reply -> buttons.add(new Button(ButtonType.QUICK_REPLY, reply.asText(), null, null)));
        String phone = KaleyraJson.first(node, "/phone/phone_no");
        if (phone != null) {
            buttons.add(new Button(ButtonType.PHONE_NUMBER, KaleyraJson.first(node, "/phone/button_text"), phone, null));
        }
        String url = KaleyraJson.first(node, "/URL/website_url", "/url/website_url");
        if (url != null) {
            buttons.add(new Button(ButtonType.URL, KaleyraJson.first(node, "/URL/button_text", "/url/button_text"), null, text(url)));
        }
        return buttons;
    }

    private static void listed(JsonNode button, List<Button> buttons) {
        String label = KaleyraJson.first(button, "/button_text", "/text", "/title");
        String url = KaleyraJson.first(button, "/website_url", "/url");
        String phone = KaleyraJson.first(button, "/phone_no", "/phone_number");
        ButtonType type = url != null ? ButtonType.URL : phone != null ? ButtonType.PHONE_NUMBER : ButtonType.QUICK_REPLY;
        if (label != null) {
            buttons.add(new Button(type, label, phone, text(url)));
        }
    }

    private static String text(String text) {
        return text == null ? null : text.replaceAll("\\{\\{\\s*\\$?\\s*(\\d+)\\s*}}", "{{$1}}");
    }
}
