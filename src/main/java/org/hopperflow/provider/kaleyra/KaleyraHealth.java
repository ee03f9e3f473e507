package org.hopperflow.provider.kaleyra;

import java.util.regex.Pattern;
import org.hopperflow.provider.ProviderHealth;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Kaleyra tells of no health; whoever may list templates has a key and an account that are valid. */
@Component
class KaleyraHealth {

    /** Wrong key, wrong account. Source: "whatsapp-api-v2-error-codes-for-send-message", and the HTTP statuses. */
    private static final Pattern NOT_LET_IN = Pattern.compile("RBC001|WA401|190|http-40[13]|401|403");

    private final KaleyraTemplates templates;

    KaleyraHealth(KaleyraTemplates templates) {
        this.templates = templates;
    }

    /** @throws ProviderRefused when Kaleyra cannot be asked, or the account names nothing to ask about */
    ProviderHealth of(AccountKey account) {
        try {
            templates.firstPage(account);
            return ProviderHealth.fine();
        } catch (ProviderRefused refused) {
            if (NOT_LET_IN.matcher(refused.code().split("/")[0]).matches()) {
                return ProviderHealth.blocked("Kaleyra does not let the account in: " + refused.getMessage()
                        + " Check \"sid\" and \"apiKey\""
                        + " (Developers > API Keys in Kaleyra's console) and give them to the account (PATCH /api/v1/accounts/{key}).");
            }
            throw refused;
        }
    }
}
