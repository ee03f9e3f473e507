package org.hopperflow.interaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;

/** Instants and ids on their way into and out of the database; null stays null. */
final class Columns {

    private Columns() {
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : type.apply(id);
    }

    static <T> UUID id(T id, Function<T, UUID> value) {
        return id == null ? null : value.apply(id);
    }
}
