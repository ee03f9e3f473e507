package org.hopperflow.interaction;

import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.RuleBroken;

/**
 * Which conversations a list shows; what is left out, or blank, does not matter.
 *
 * @param agent who has it
 * @param phone of the customer, written in any way
 */
record FilterRequest(String account, Interaction.Status status, Interaction.Kind kind, String agent, String phone, UUID campaign) {

    /** @throws RuleBroken naming {@code account} and {@code agent} */
    Filter filter() {
        return new Filter(key(), status, kind, agent, phone, campaign == null ? null : new CampaignId(campaign)).checked();
    }

    private AccountKey key() {
        if (account == null || account.isBlank()) {
            return null;
        }
        if (!AccountKey.fits(account)) {
            throw RuleBroken.invalid("account", "invalid-value", "\"account\" is no account key.");
        }
        return AccountKey.of(account);
    }
}
