package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hopperflow.provider.AnswerPayload;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MessageType;
import org.hopperflow.shared.PhoneNumbers;

/** Reads what a customer wrote, with the fields of the first generation ("create-callback-profile-for-incoming-whatsapp-messages"). */
record KaleyraInbound(AccountKey account, Instant receipt) {

    /** What makes two deliveries one message. */
    private static final List<String> CONTENT = List.of("from", "wanumber", "created_at", "type", "body", "custom_response", "message",
            "media_url", "location", "reply_to");

    /** Empty for what no customer wrote, such as news of the number's quality. */
    Optional<ProviderEvent> read(JsonNode fields) {
        String from = PhoneNumbers.digits(KaleyraJson.first(fields, "/from", "/mobile"));
        if (from.isEmpty()) {
            return Optional.empty();
        }
        String context = KaleyraJson.messageId(KaleyraJson.first(fields, "/reply_to", "/context/id"));
        return Optional.of(new ProviderEvent.MessageReceived(account, id(fields), from, null, KaleyraJson.first(fields, "/name"),
                type(fields), text(fields), payload(fields), context, KaleyraTime.of(KaleyraJson.first(fields, "/created_at"), receipt),
                KaleyraJson.first(fields, "/ref", "/extra_info/ref"), file(fields)));
    }

    /** A message of the second generation: its file is Kaleyra's copy, and the answered message's reference stands on the envelope. */
    static MessageReceived completed(MessageReceived message, JsonNode document) {
        String link = KaleyraJson.first(document, "/extra_info/media_url");
        ReceivedFile metas = message.file();
        ReceivedFile file = link == null || message.type() != MessageType.MEDIA ? null
                : new ReceivedFile(null, link, metas == null ? null : metas.mimeType(), metas == null ? null : metas.fileName());
        return message.with(KaleyraJson.first(document, "/extra_info/ref"), file);
    }

    private static ReceivedFile file(JsonNode fields) {
        String link = KaleyraJson.first(fields, "/media_url");
        return link == null || type(fields) != MessageType.MEDIA ? null
                : new ReceivedFile(null, link, KaleyraJson.first(fields, "/mime_type"), null);
    }

    /**
     * The first generation gives a customer's message no id. Without a time stamp two equal messages are told apart by the minute in
     * which they came: one that is shown twice does less harm than one that is lost.
     */
    private String id(JsonNode fields) {
        String given = KaleyraJson.first(fields, "/message_id", "/id");
        if (MetaDocuments.keepable(given)) {
            return given;
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        CONTENT.forEach(name -> content.set(name, fields.path(name).isMissingNode() ? content.nullNode() : fields.path(name)));
        if (!fields.hasNonNull("created_at")) {
            content.put("received", receipt.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        return "sha256:" + MetaDocuments.hash(content);
    }

    private static MessageType type(JsonNode fields) {
        if (AnswerPayload.message(payload(fields)).isPresent()) {
            return MessageType.BUTTON;
        }
        String word = KaleyraJson.first(fields, "/type");
        return switch (word == null ? "text" : word.toLowerCase(Locale.ROOT)) {
            case "button", "quick_reply" -> MessageType.BUTTON;
            case "button_reply" -> MessageType.BUTTON_REPLY;
            case "list_reply", "list" -> MessageType.LIST_REPLY;
            case "interactive" -> fields.at("/custom_response/list_reply").isObject() ? MessageType.LIST_REPLY : MessageType.BUTTON_REPLY;
            case "image", "video", "audio", "document", "sticker", "voice", "media" -> MessageType.MEDIA;
            case "location" -> MessageType.LOCATION;
            default -> payload(fields) == null ? MessageType.TEXT : MessageType.BUTTON;
        };
    }

    private static String text(JsonNode fields) {
        if (fields.at("/location/latitude").isValueNode()) {
            return KaleyraJson.first(fields, "/location/latitude") + ", " + KaleyraJson.first(fields, "/location/longitude");
        }
        return Stream.of("/custom_response/list_reply/title", "/custom_response/button_reply/title", "/custom_response/title", "/body",
                        "/message", "/custom_response", "/location", "/contacts/0/name/formatted_name")
                .map(path -> KaleyraJson.first(fields, path)).filter(text -> text != null && AnswerPayload.button(text).isEmpty()).findFirst()
                .or(() -> AnswerPayload.button(payload(fields)).map(button -> "Button " + (button + 1))).orElse(null);
    }

    /** Ours wherever it stands: no page tells which field carries it. */
    private static String payload(JsonNode fields) {
        Optional<String> ours = Stream.of("/custom_response", "/body", "/message").map(path -> KaleyraJson.first(fields, path))
                .filter(text -> AnswerPayload.button(text).isPresent()).findFirst();
        return ours.isPresent() ? ours.get() : KaleyraJson.first(fields, "/custom_response/list_reply/id", "/custom_response/button_reply/id", "/custom_response/id",
                "/custom_response/payload", "/custom_response");
    }
}
