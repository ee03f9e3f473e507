package org.hopperflow.message;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.shared.AccountKey;

/**
 * The limit of customers to whom a portfolio writes first, with templates, within any 24 hours of the business clock; counted over all its
 * accounts. The smallest limit that one of them names is the portfolio's. Without any nothing is counted and nothing costs.
 */
public interface DailyCustomers {

    /** A change of the account shows after at most five seconds on other nodes. */
    boolean limited(AccountKey account);

    /** Empty when there is no limit or some of it is left. */
    Optional<UsedUp> usedUp(AccountKey account);

    /**
     * Those of the numbers that may be written to; each keeps its place for a few minutes, or for the day once something leaves for it.
     * Numbers that count already take no place.
     */
    Set<String> reserve(AccountKey account, Collection<String> phones);

    /** Those of the numbers that count already. */
    Set<String> counted(AccountKey account, Collection<String> phones);

    /** @param goesOnAt when the next place is free */
    record UsedUp(int limit, Instant goesOnAt) {
    }
}
