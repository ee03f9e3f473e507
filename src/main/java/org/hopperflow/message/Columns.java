package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;

/** Instants and ids on their way into and out of the database; null stays null. */
final class Columns {

    private Columns() {
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static <T> T id(ResultSet row, String column, Function<UUID, T> type) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : type.apply(id);
    }

    static <T> UUID id(T id, Function<T, UUID> value) {
        return id == null ? null : value.apply(id);
    }

    static UUID[] attempts(Collection<AttemptId> ids) {
        return ids.stream().map(AttemptId::value).toArray(UUID[]::new);
    }

    static UUID[] campaigns(Collection<CampaignId> ids) {
        return ids.stream().map(CampaignId::value).toArray(UUID[]::new);
    }

    static UUID[] entries(Collection<EntryId> ids) {
        return ids.stream().map(EntryId::value).toArray(UUID[]::new);
    }
}
