package org.hopperflow.provider.kaleyra;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.provider.AnswerPayload;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.provider.meta.MetaFile;
import org.springframework.stereotype.Component;

/** Writes a message for the first generation: fields of a form ("send-a-text-template-message-through-whatsapp" and its neighbours). */
@Component
class KaleyraForm {

    private static final int MOST_PAYLOADS = 3;

    private final KaleyraSettings settings;
    private final KaleyraAddress address;
    private final KaleyraCalls json;

    KaleyraForm(KaleyraSettings settings, KaleyraAddress address, KaleyraCalls json) {
        this.settings = settings;
        this.address = address;
        this.json = json;
    }

    /** @param file null when the message has none */
    byte[] of(KaleyraAccount account, OutgoingMessage message, MetaFile file) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", "whatsapp");
        fields.put("from", settings.number(account.phoneNumber()));
        fields.put("to", settings.number(message.to()));
        fields.put("ref", message.reference().toString());
        String callback = address.callback(account);
        if (callback != null) {
            // What stands in the query comes back, so a status names its attempt even where the fields do not.
            fields.put("callback_url", callback + "?ref=" + message.reference());
        }
        fields.putAll(message.content().fold(template -> template(template, payloads(message, template), file), text -> Map.of("type", "text", "body", text.text()),
                this::list, this::buttons, alone -> file(alone, file)));
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
    }

    /** By the number in the field's name, from 1 ("send-a-message-with-dynamic-payload-in-quick-reply-button"). */
    private Map<String, String> payloads(OutgoingMessage message, MessageContent.Template content) {
        Map<String, String> payloads = new LinkedHashMap<>();
        if (settings.first().payloads()) {
            content.quickReplies().stream().filter(position -> position < MOST_PAYLOADS)
                    .forEach(position -> payloads.put("payload" + (position + 1), AnswerPayload.of(message.reference(), position)));
        }
        return payloads;
    }

    private static Map<String, String> template(MessageContent.Template content, Map<String, String> payloads, MetaFile file) {
        List<List<String>> links = content.buttons().values().stream().filter(values -> !values.isEmpty()).toList();
        if (links.size() > 1 || content.header().size() > 1) {
            throw new IllegalArgumentException("Kaleyra's first generation fills one URL and one variable of a header");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        boolean plain = links.isEmpty() && content.header().isEmpty() && payloads.isEmpty() && file == null;
        fields.put("type", plain ? "template" : "mediatemplate");
        fields.put("template_name", content.name());
        fields.put("lang_code", content.language());
        if (file != null) {
            fields.put("media_url", file.value());
        }
        if (!content.header().isEmpty()) {
            fields.put("param_header", MetaDocuments.oneLine(content.header().get(0)));
        }
        if (!content.body().isEmpty()) {
            fields.put("params", content.body().stream().map(KaleyraForm::quoted).collect(Collectors.joining(",")));
        }
        if (!links.isEmpty()) {
            fields.put("param_url", links.get(0).get(0));
        }
        fields.putAll(payloads);
        return fields;
    }

    /** Whether it is an image or what else, Kaleyra sees when it fetches the file. */
    private static Map<String, String> file(MessageContent.File content, MetaFile file) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("type", "media", "media_url", file.value()));
        if (content.caption() != null && !content.caption().isBlank()) {
            fields.put("caption", content.caption());
        }
        return fields;
    }

    /** Between quotes, since a comma parts values. How a quote inside is written nobody says, so it becomes a typographic one. */
    private static String quoted(String value) {
        return "\"" + MetaDocuments.oneLine(value).replace('"', '\u201d') + "\"";
    }

    private Map<String, String> list(MessageContent.ChoiceList content) {
        return Map.of("type", settings.first().list(), "body", content.body(), "action", text(MetaDocuments.action(content)));
    }

    private Map<String, String> buttons(MessageContent.ReplyButtons content) {
        return Map.of("type", settings.first().buttons(), "body", content.body(), "action", text(MetaDocuments.action(content)));
    }

    private String text(Object document) {
        return new String(json.bytes(document), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
