package org.hopperflow.contact;

import java.util.Collection;
import java.util.Set;
import org.hopperflow.shared.AccountKey;

/** Numbers that must not be messaged again: opt-outs and blacklists. */
public interface Suppressions {

    boolean suppressed(AccountKey account, String phone);

    /** Those of {@code phones} that are suppressed, for this account or for all. */
    Set<String> suppressedAmong(AccountKey account, Collection<String> phones);

    /** Harmless when it already is. */
    void suppress(AccountKey account, String phone, String reason);
}
