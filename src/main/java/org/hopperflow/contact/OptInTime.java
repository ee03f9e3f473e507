package org.hopperflow.contact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/** When a customer agreed, as files and requests write it: ISO 8601, a time or a date; without an offset it is UTC. */
final class OptInTime {

    static final String EXPECTED = "must be a date or time like 2026-01-31 or 2026-01-31T10:00:00Z";

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd[['T'][' ']HH:mm[:ss][.SSSSSS][.SSS][XXX]]");

    private OptInTime() {
    }

    /** Empty when it cannot be read, or lies outside the years 1970 to 2200. */
    static Optional<Instant> read(String text) {
        try {
            Instant instant = instant(WRITTEN.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year < 1970 || year > 2200 ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor read) {
        if (read instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (read instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        return ((LocalDate) read).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
