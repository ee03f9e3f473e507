package org.hopperflow.contact;

import java.util.Collection;
import java.util.Map;
import org.hopperflow.shared.AccountKey;

/** Numbers that must not be messaged again: opt-outs and blacklists. */
public interface Suppressions {

    /** @param marketing whether a template of the category MARKETING is meant */
    boolean suppressed(AccountKey account, String phone, boolean marketing);

    /** Those of {@code phones} that are suppressed, for this account or for all, and the widest scope of each. */
    Map<String, SuppressionScope> suppressedAmong(AccountKey account, Collection<String> phones);

    /** Of everything; harmless when it already is. */
    void suppress(AccountKey account, String phone, String reason);
}
