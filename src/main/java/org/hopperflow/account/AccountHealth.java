package org.hopperflow.account;

import java.time.Instant;
import java.util.List;

/**
 * What the provider answered when it was last asked.
 *
 * @param problems       sentences for people; empty when all is well
 * @param tokenExpiresAt null when it never expires, or the provider has nothing that does
 */
public record AccountHealth(Instant checkedAt, CanSend canSend, List<String> problems, Instant tokenExpiresAt) {

    public AccountHealth {
        problems = List.copyOf(problems);
    }
}
