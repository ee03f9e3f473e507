package org.hopperflow.message;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;

/**
 * An attempt got its outcome. Published once per outcome, in the transaction that marks it as told; an UNCONFIRMED attempt may be
 * settled a second time as ACCEPTED (a late status or reply) or as TEMPORARY (a person said it was not sent).
 */
public record AttemptSettled(AttemptId attemptId, AccountKey accountKey, Origin origin, Settlement settlement, boolean wasUnconfirmed,
        Instant at) {
}
