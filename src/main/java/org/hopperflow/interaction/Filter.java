package org.hopperflow.interaction;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;

/** Which conversations a list shows; null means all. */
record Filter(AccountKey account, Interaction.Status status) {

    /** Only what is asked for is in the statement, so that each combination keeps its index. */
    String sql() {
        return (account == null ? "" : " and account_key = :account") + (status == null ? "" : " and status = :status");
    }

    Map<String, Object> params() {
        Map<String, Object> params = new LinkedHashMap<>();
        if (account != null) {
            params.put("account", account.value());
        }
        if (status != null) {
            params.put("status", status.name());
        }
        return params;
    }
}
