package org.hopperflow.interaction;

import java.util.Set;
import org.hopperflow.shared.AccountKey;

/** Who looks at the agents' conversations. @param accounts whose conversations they may see; null: all */
public record DeskUser(String name, Set<AccountKey> accounts) {

    public DeskUser {
        accounts = accounts == null ? null : Set.copyOf(accounts);
    }

    boolean sees(AccountKey account) {
        return accounts == null || accounts.contains(account);
    }
}
