package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;

/** Reads one element of {@code statuses}. */
final class MetaStatus {

    private static final Map<String, DeliveryStatus> KNOWN = Map.of("sent", DeliveryStatus.SENT, "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ, "failed", DeliveryStatus.FAILED);

    private MetaStatus() {
    }

    /** Empty for a status we do not follow ({@code played}, {@code deleted}, whatever comes next) or one without a message id. */
    static Optional<ProviderEvent> read(AccountKey account, JsonNode status, Instant receipt) {
        DeliveryStatus known = KNOWN.get(status.path("status").asText(""));
        String id = MetaJson.text(status, "id");
        if (known == null || !MetaHash.keepable(id)) {
            return Optional.empty();
        }
        JsonNode error = known == DeliveryStatus.FAILED ? status.path("errors").path(0) : status.path("no error");
        return Optional.of(new ProviderEvent.StatusChanged(account, id, known, MetaJson.text(status, "biz_opaque_callback_data"),
                MetaTime.of(status, receipt), MetaJson.text(error, "code"), words(error)));
    }

    static String words(JsonNode error) {
        String details = MetaJson.text(error.path("error_data"), "details");
        String message = MetaJson.text(error, "message");
        return details != null ? details : message != null ? message : MetaJson.text(error, "title");
    }
}
