package org.hopperflow.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition, or says which one never came. */
final class Wait {

    /** The question costs the database something, too. */
    private static final long EVERY_MILLIS = 1_000;

    private Wait() {
    }

    static void until(String what, Duration atMost, BooleanSupplier condition) {
        until(what, atMost, EVERY_MILLIS, condition);
    }

    static void until(String what, Duration atMost, long everyMillis, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Still not true after " + atMost + ": " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(everyMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
