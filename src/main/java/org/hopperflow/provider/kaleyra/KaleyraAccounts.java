package org.hopperflow.provider.kaleyra;

import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;

/** What this package needs to know of the accounts. */
public interface KaleyraAccounts {

    /** Empty for an account at another provider, too. */
    Optional<KaleyraAccount> find(AccountKey account);

    /** Every account of a customer of Kaleyra's, in the order of keys. */
    List<KaleyraAccount> ofSid(String sid);

    /** @throws RuleBroken account-not-found */
    default KaleyraAccount require(AccountKey account) {
        return find(account).orElseThrow(() -> RuleBroken.notFound("account", account));
    }
}
