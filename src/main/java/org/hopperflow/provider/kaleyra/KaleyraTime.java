package org.hopperflow.provider.kaleyra;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Kaleyra's time stamps: seconds or milliseconds as a number, or ISO 8601. */
final class KaleyraTime {

    /** The database keeps no time that is much further away. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private KaleyraTime() {
    }

    /** @param receipt what counts when there is no stamp, or one that makes no sense */
    static Instant of(String stamp, Instant receipt) {
        if (stamp == null) {
            return receipt;
        }
        if (stamp.matches("\\d{9,11}")) {
            return Instant.ofEpochSecond(Long.parseLong(stamp));
        }
        if (stamp.matches("\\d{12,14}")) {
            return Instant.ofEpochMilli(Long.parseLong(stamp));
        }
        try {
            Instant at = OffsetDateTime.parse(stamp).toInstant();
            return at.isBefore(Instant.EPOCH) || at.isAfter(LATEST) ? receipt : at;
        } catch (DateTimeException noStamp) {
            return receipt;
        }
    }
}
