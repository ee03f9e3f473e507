package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.shared.AccountKey;

/** Reads a status with flat fields: all of the first generation, and in the second what Kaleyra itself stopped. */
final class KaleyraStatus {

    private static final Map<String, DeliveryStatus> KNOWN = Map.of("SENT", DeliveryStatus.SENT, "DELIVERED", DeliveryStatus.DELIVERED,
            "READ", DeliveryStatus.READ, "FAILED", DeliveryStatus.FAILED, "NOT_SENT", DeliveryStatus.FAILED,
            "SUBMIT_FAILURE", DeliveryStatus.FAILED, "SUBMIT_FAILED", DeliveryStatus.FAILED);

    private KaleyraStatus() {
    }

    /** Kaleyra gave it to Meta, which will speak for itself. */
    static boolean isPassedOver(JsonNode fields) {
        return word(fields).equals("SUBMIT_SUCCESS") || word(fields).equals("SUBMITTED");
    }

    static boolean isOne(JsonNode fields) {
        return KNOWN.containsKey(word(fields));
    }

    /** Empty without a message's id. */
    static Optional<ProviderEvent> read(AccountKey account, JsonNode fields, String idField, Instant receipt) {
        String id = id(fields, idField, KaleyraJson.first(fields, "/messageid", "/id"));
        DeliveryStatus status = KNOWN.get(word(fields));
        if (!MetaDocuments.keepable(id) || status == null) {
            return Optional.empty();
        }
        boolean failed = status == DeliveryStatus.FAILED;
        return Optional.of(new ProviderEvent.StatusChanged(account, id, status, KaleyraJson.first(fields, "/extra_info/ref", "/ref"),
                KaleyraTime.of(KaleyraJson.first(fields, "/timestamp", "/time", "/created_at"), receipt),
                failed ? KaleyraJson.first(fields, "/code", "/error_code", "/errorcode", "/error/code") : null,
                failed ? KaleyraJson.first(fields, "/reason", "/error_message", "/error/message", "/error", "/description",
                        "/message") : null));
    }

    /** The id that the send answered; {@code otherwise} when the usual places have none. */
    static String id(JsonNode document, String idField, String otherwise) {
        String id = KaleyraJson.first(document, "/" + idField, "/extra_info/" + idField, "/message_id", "/extra_info/message_id");
        return KaleyraJson.messageId(id == null ? otherwise : id);
    }

    private static String word(JsonNode fields) {
        String status = KaleyraJson.first(fields, "/status");
        return status == null ? "" : status.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_");
    }
}
