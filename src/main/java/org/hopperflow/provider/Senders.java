package org.hopperflow.provider;

import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;

/** The accounts, for the rooms above that send with them. */
public interface Senders {

    Optional<Sender> find(AccountKey key);

    /** @throws RuleBroken account-not-found */
    default Sender require(AccountKey key) {
        return find(key).orElseThrow(() -> RuleBroken.notFound("account", key));
    }
}
