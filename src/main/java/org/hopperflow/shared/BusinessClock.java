package org.hopperflow.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of the business: real time plus an offset that only the sandbox moves. Leases do not use it, they live on database
 * time.
 */
public final class BusinessClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile Duration offset = Duration.ZERO;

    /** Zero unless the sandbox moved it. */
    public Duration offset() {
        return offset;
    }

    public void moveTo(Duration newOffset) {
        this.offset = newOffset;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only; convert them where they are shown");
    }
}
