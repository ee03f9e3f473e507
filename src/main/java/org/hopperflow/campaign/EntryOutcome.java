package org.hopperflow.campaign;

import java.time.Duration;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.EntryId;

/** The send step of an entry has its outcome: whatever waits as {@code token} goes on. Nothing waiting is no error. */
public record EntryOutcome(EntryId entryId, String token, Outcome outcome, String reason, Duration retryAfter) {

    /** The words the flow's gateway knows. */
    public enum Outcome { ACCEPTED, TEMPORARY, PERMANENT, UNCONFIRMED, CANCELLED }

    static Outcome outcome(Settlement.Kind kind) {
        return Outcome.valueOf(kind.name());
    }
}
