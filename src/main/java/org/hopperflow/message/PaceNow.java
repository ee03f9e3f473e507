package org.hopperflow.message;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that makes an account slower than configured at one moment.
 *
 * @param slowdown null when its pace was not lowered
 * @param hold     null when it is not held
 * @param usage    null when nothing was told of its allowance
 */
record PaceNow(Slowdown slowdown, Hold hold, Usage usage, int slowDownAt) {

    /** @param allowed the configured messages a second; @return 0 while nothing leaves */
    int effective(int allowed, Instant now) {
        if (heldUntil(now).isPresent()) {
            return 0;
        }
        int lowered = slowdown == null ? allowed : slowdown.effective(allowed);
        return usage == null ? lowered : Math.min(lowered, usage.effective(allowed, slowDownAt));
    }

    /** Empty when something may leave. */
    Optional<Instant> heldUntil(Instant now) {
        return Stream.of(Optional.ofNullable(hold).map(Hold::until), Optional.ofNullable(usage).map(Usage::heldUntil))
                .flatMap(Optional::stream).filter(until -> until.isAfter(now)).max(Instant::compareTo);
    }

    /** What people read; null when it is as fast as configured. */
    String reason(int allowed, Instant now) {
        if (effective(allowed, now) >= allowed) {
            return null;
        }
        if (hold != null && hold.until().isAfter(now)) {
            return hold.reason();
        }
        boolean byUsage = usage != null && (heldUntil(now).isPresent()
                || usage.effective(allowed, slowDownAt) < (slowdown == null ? allowed : slowdown.effective(allowed)));
        return byUsage ? usage.percent() + " % of the calls that the provider allows are used up" : slowdown.reason();
    }
}
