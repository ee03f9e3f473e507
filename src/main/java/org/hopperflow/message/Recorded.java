package org.hopperflow.message;

import java.time.Duration;
import org.hopperflow.shared.AttemptId;

/**
 * What an outcome makes of an attempt's row.
 *
 * @param state      ACCEPTED, REJECTED, UNKNOWN, or QUEUED when the same attempt goes again
 * @param notBefore  only with QUEUED: how long it waits; null means until the campaign sends again
 * @param errorClass only with REJECTED
 */
record Recorded(AttemptId id, String state, String providerMessageId, Settlement settlement, Duration notBefore,
        ErrorClass errorClass) {

    static Recorded accepted(AttemptId id, String providerMessageId) {
        return new Recorded(id, "ACCEPTED", providerMessageId, Settlement.accepted(), null, null);
    }

    static Recorded unknown(AttemptId id, String reason) {
        return new Recorded(id, "UNKNOWN", null, new Settlement(null, reason, null, null), null, null);
    }

    static Recorded again(AttemptId id, Duration after, String reason) {
        return new Recorded(id, "QUEUED", null, new Settlement(null, reason, null, null), after, null);
    }

    static Recorded rejected(AttemptId id, Settlement settlement, ErrorClass errorClass) {
        return new Recorded(id, "REJECTED", null, settlement, null, errorClass);
    }

    /** True when somebody waits to hear of it. */
    boolean settles() {
        return state.equals("ACCEPTED") || state.equals("REJECTED");
    }
}
