package org.hopperflow.provider;

import java.util.Optional;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;

/** The accounts, for the rooms above that send with them. */
public interface Senders {

    Optional<Sender> find(AccountKey key);

    /** @throws RuleBroken account-not-found */
    default Sender require(AccountKey key) {
        return find(key).orElseThrow(() -> RuleBroken.notFound("account", key));
    }

    /** The accounts that have this in common, the one itself among them. A change shows after at most five seconds. */
    default Set<AccountKey> sharing(AccountKey key, Circle circle) {
        return Set.of(key);
    }
}
