package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.PhoneNumbers;

/** Reads one element of {@code user_preferences}: marketing messages switched off or on by the customer. */
final class MetaPreference {

    static final String FIELD = "user_preferences";

    private MetaPreference() {
    }

    /** Empty for choices about other things than marketing, and for values that are neither stop nor resume. */
    static Optional<ProviderEvent> read(AccountKey account, JsonNode preference, Instant receipt) {
        String value = MetaJson.upper(preference, "value");
        String category = MetaJson.upper(preference, "category");
        boolean marketing = category == null || category.equals("MARKETING_MESSAGES");
        if (!marketing || !"STOP".equals(value) && !"RESUME".equals(value)) {
            return Optional.empty();
        }
        String digits = PhoneNumbers.digits(MetaJson.text(preference, "wa_id"));
        return Optional.of(new ProviderEvent.MarketingChosen(account, digits.isEmpty() ? null : digits,
                MetaJson.text(preference, "user_id"), value.equals("STOP"), MetaHash.of(preference), MetaTime.of(preference, receipt)));
    }
}
