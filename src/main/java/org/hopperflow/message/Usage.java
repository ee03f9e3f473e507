package org.hopperflow.message;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of the calls that a provider allows an account are used up, as its headers told lately.
 *
 * @param percent  100 or more: nothing leaves for a minute, since nobody tells when calls are allowed again
 * @param regainAt until when nothing is allowed; null when that was not said
 */
record Usage(int percent, Instant regainAt, Instant toldAt) {

    /** Headers come with every answer; without news the allowance, which is counted over an hour, comes back by itself. */
    static final Duration KNOWN = Duration.ofMinutes(5);
    private static final Duration USED_UP = Duration.ofMinutes(1);
    private static final int WHOLE = 100;
    private static final int STEPS = 10;

    /** Until when nothing leaves; null when something may. */
    Instant heldUntil() {
        return regainAt != null ? regainAt : percent >= WHOLE ? toldAt.plus(USED_UP) : null;
    }

    /**
     * The rest of the allowance above the threshold, in tenths rounded up, is what remains of the pace.
     *
     * @param slowDownAt percent, 1 to 100; below it nothing is slower
     */
    int effective(int allowed, int slowDownAt) {
        if (percent <= slowDownAt && percent < WHOLE) {
            return allowed;
        }
        int tenths = (Math.max(0, WHOLE - percent) * STEPS + WHOLE - slowDownAt - 1) / Math.max(1, WHOLE - slowDownAt);
        return Math.max(1, allowed * tenths / STEPS);
    }
}
