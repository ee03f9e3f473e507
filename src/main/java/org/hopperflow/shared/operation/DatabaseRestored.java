package org.hopperflow.shared.operation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * This database was restored or copied, so what was sent after the backup is not in it. Told in the transaction that begins the
 * quarantine: everything that could be sent a second time is to be left to a person.
 *
 * @param why          what was noticed
 * @param lastActivity the newest heartbeat in it; null when there is none
 */
public record DatabaseRestored(String why, Instant lastActivity) {

    /** A sentence for a person. */
    public String sentence() {
        String until = lastActivity == null ? "at an unknown time" : "at " + lastActivity.truncatedTo(ChronoUnit.SECONDS);
        return "The database was restored (" + why + "). Its last activity was " + until + "; what was sent after that is not in it.";
    }
}
