package org.hopperflow.process;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** The engine counts in milliseconds. */
public final class EngineDates {

    private EngineDates() {
    }

    /** Rounded up: a timer that fired early would find the deadline not reached. Null stays null. */
    public static Date of(Instant instant) {
        if (instant == null) {
            return null;
        }
        Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
        return Date.from(whole.equals(instant) ? whole : whole.plusMillis(1));
    }
}
