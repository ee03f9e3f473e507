package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MessageType;
import org.hopperflow.shared.PhoneNumbers;

/** Reads one element of {@code messages}; {@code contacts} beside it tells the names. */
record MetaInbound(AccountKey account, JsonNode contacts, Instant receipt) {

    /** What a person reads of a message, and the machine's value below a tap. */
    private record Said(MessageType type, String text, String payload) {

        static Said text(String text) {
            return new Said(MessageType.TEXT, text, null);
        }
    }

    Optional<ProviderEvent> read(JsonNode message) {
        String type = message.path("type").asText("");
        if (!message.isObject()) {
            return Optional.empty();
        }
        if (type.equals("system")) {
            return MetaMove.read(account, message, receipt);
        }
        Said said = said(type, message);
        String digits = PhoneNumbers.digits(MetaJson.text(message, "from"));
        String from = digits.isEmpty() ? null : digits;
        String userId = MetaJson.text(message, "from_user_id");
        return Optional.of(new ProviderEvent.MessageReceived(account, MetaHash.id(MetaJson.text(message, "id"), message), from, userId,
                name(from, userId), said.type(), said.text(), said.payload(), MetaJson.text(message.path("context"), "id"),
                MetaTime.of(message, receipt), null, file(message.path(type), said.type())));
    }

    /** Null for a message without a file. */
    private static ReceivedFile file(JsonNode medium, MessageType type) {
        String id = MetaJson.text(medium, "id");
        return type != MessageType.MEDIA || id == null ? null
                : new ReceivedFile(id, null, MetaJson.text(medium, "mime_type"), MetaJson.text(medium, "filename"));
    }

    private static Said said(String type, JsonNode message) {
        JsonNode value = message.path(type);
        return switch (type) {
            case "text" -> Said.text(MetaJson.text(value, "body"));
            case "button" -> new Said(MessageType.BUTTON, MetaJson.text(value, "text"), MetaJson.text(value, "payload"));
            case "interactive" -> tapped(value);
            case "image", "video", "audio", "document", "sticker" -> new Said(MessageType.MEDIA, caption(value), null);
            case "location" -> new Said(MessageType.LOCATION, place(value), null);
            case "reaction" -> Said.text(value.path("emoji").asText("").isBlank()
                    ? "[reaction removed]" : "[reaction " + value.path("emoji").asText() + "]");
            case "contacts" -> Said.text("[contact " + value.path(0).path("name").path("formatted_name").asText("") + "]");
            default -> Said.text("[" + (type.isBlank() ? "unsupported" : type) + "]");
        };
    }

    private static Said tapped(JsonNode interactive) {
        if (interactive.has("list_reply")) {
            return tapped(MessageType.LIST_REPLY, interactive.path("list_reply"));
        }
        return interactive.has("button_reply") ? tapped(MessageType.BUTTON_REPLY, interactive.path("button_reply"))
                : Said.text("[interactive]");
    }

    private static Said tapped(MessageType type, JsonNode choice) {
        return new Said(type, MetaJson.text(choice, "title"), MetaJson.text(choice, "id"));
    }

    private static String caption(JsonNode medium) {
        String caption = MetaJson.text(medium, "caption");
        return caption != null ? caption : MetaJson.text(medium, "filename");
    }

    private static String place(JsonNode location) {
        String point = location.path("latitude").asText("") + ", " + location.path("longitude").asText("");
        String name = MetaJson.text(location, "name");
        String address = MetaJson.text(location, "address");
        return (name == null ? "" : name + ", ") + (address == null ? "" : address + ", ") + point;
    }

    private String name(String from, String userId) {
        for (JsonNode contact : contacts) {
            boolean same = from != null && from.equals(PhoneNumbers.digits(MetaJson.text(contact, "wa_id")))
                    || userId != null && userId.equals(MetaJson.text(contact, "user_id"));
            if (same) {
                String name = MetaJson.text(contact.path("profile"), "name");
                return name != null ? name : MetaJson.text(contact.path("profile"), "username");
            }
        }
        return null;
    }
}
