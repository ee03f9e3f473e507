package org.hopperflow.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;

/**
 * Which conversations a list shows; what is left out, or blank, does not matter.
 *
 * @param agent who has it
 * @param phone of the customer, written in any way
 */
record Filter(AccountKey account, Interaction.Status status, Interaction.Kind kind, String agent, String phone, CampaignId campaign) {

    Filter {
        agent = agent == null || agent.isBlank() ? null : agent.strip();
        phone = phone == null || phone.isBlank() ? null : PhoneNumbers.address(phone);
    }

    /** @throws RuleBroken naming {@code agent} */
    Filter checked() {
        new Invalid().storable(agent, "agent").raise();
        return this;
    }

    /** Only what is asked for is in the statement, so that each combination keeps its index. */
    String sql() {
        return part(account, "account_key = :account") + part(status, "status = :status") + part(kind, "kind = :kind")
                + part(agent, "agent = :agent") + part(phone, "phone = :phone") + part(campaign, "campaign_id = :campaign");
    }

    private static String part(Object asked, String condition) {
        return asked == null ? "" : " and " + condition;
    }

    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        put(params, "account", account);
        put(params, "status", status);
        put(params, "kind", kind);
        put(params, "agent", agent);
        put(params, "phone", phone);
        if (campaign != null) {
            params.put("campaign", campaign.value());
        }
        return params;
    }

    private static void put(Map<String, Object> params, String name, Object asked) {
        if (asked != null) {
            params.put(name, asked.toString());
        }
    }
}
