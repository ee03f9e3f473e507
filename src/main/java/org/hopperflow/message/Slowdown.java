package org.hopperflow.message;

import java.time.Duration;

/**
 * A pace that was lowered because the provider said "too fast", and comes back by itself.
 *
 * @param perSecond messages a second just after it was lowered, at least 1
 * @param age       how long ago that was
 * @param reason    what the provider said
 */
record Slowdown(int perSecond, Duration age, String reason) {

    /** After a tenth of the configured rate the provider has ten seconds to say no again; the whole way back takes at most 100 s. */
    static final Duration STEP_EVERY = Duration.ofSeconds(10);
    private static final int STEPS = 10;

    /** A step upwards for a rate, rounded up: a small rate comes back in the same time. */
    static int step(int allowed) {
        return (allowed + STEPS - 1) / STEPS;
    }

    /** @param allowed the configured messages a second */
    int effective(int allowed) {
        long risen = perSecond + age.dividedBy(STEP_EVERY) * step(allowed);
        return (int) Math.min(allowed, risen);
    }
}
