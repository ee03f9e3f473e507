package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.PhoneNumbers;

/** Reads a message of the system: a customer's new number or id (Cloud API, "webhooks", system messages). */
final class MetaMove {

    private MetaMove() {
    }

    /** Empty for other news of the system, such as a changed identity, which nobody here checks. */
    static Optional<ProviderEvent> read(AccountKey account, JsonNode message, Instant receipt) {
        JsonNode system = message.path("system");
        String type = MetaJson.text(system, "type");
        if (type == null || type.equals("customer_identity_changed")) {
            return Optional.empty();
        }
        String number = PhoneNumbers.digits(MetaJson.text(system, "wa_id") != null ? MetaJson.text(system, "wa_id")
                : MetaJson.text(system, "new_wa_id"));
        String from = PhoneNumbers.digits(MetaJson.text(message, "from"));
        boolean byNumber = !number.isEmpty() && !from.isEmpty();
        String old = byNumber ? from : MetaJson.text(message, "from_user_id");
        String now = byNumber ? number : MetaJson.text(system, "user_id");
        if (old == null || now == null || old.equals(now)) {
            return Optional.empty();
        }
        String id = MetaJson.text(message, "id");
        return Optional.of(new ProviderEvent.CustomerMoved(account, old, now, id == null ? MetaHash.of(message) : id,
                MetaTime.of(message, receipt)));
    }
}
