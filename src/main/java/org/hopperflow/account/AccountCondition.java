package org.hopperflow.account;

import java.time.Instant;

/**
 * How an account stands with its provider. What was never told is null.
 *
 * @param quality         of the number: GREEN, YELLOW, RED or UNKNOWN
 * @param throughput      the provider's word for how fast the number may send
 * @param messagingLimit  the provider's word for the daily limit, such as TIER_10K
 * @param customerLimit   unique customers in 24 hours by that word; null also when there is no limit
 * @param restriction     why the account may not write to customers; null when it may
 * @param restrictedUntil null when nobody said
 * @param health          null when it was never asked
 * @param usage           null when the provider never told
 */
public record AccountCondition(String quality, String throughput, String messagingLimit, Integer customerLimit, String restriction,
        Instant restrictedUntil, AccountHealth health, AccountUsage usage) {

    public static final AccountCondition UNTOLD = new AccountCondition(null, null, null, null, null, null, null, null);
}
