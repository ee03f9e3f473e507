package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses whose message did not turn up. A parked one is still applied when it does. */
@Repository
class ParkedStatusRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkedStatusRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Parks up to {@code limit} that wait for longer than the patience; answers how many. */
    int park(Duration patience, int limit) {
        return jdbc.sql("""
                update early_status set parked_at = :now
                 where id = any(array(select id from early_status where parked_at is null and received_at <= :before
                                       order by received_at limit :limit for update skip locked))
                """).param("now", Columns.time(clock.instant())).param("before", Columns.time(clock.instant().minus(patience)))
                .param("limit", limit).update();
    }

    /** The longest parked first. @param account null for all; @param after null for the first page */
    List<ParkedStatus> page(AccountKey account, UUID after, int limit) {
        return jdbc.sql("""
                select * from early_status
                 where parked_at is not null and (cast(:account as text) is null or account_key = :account)
                   and (cast(:after as uuid) is null or id > :after)
                 order by id limit :limit
                """).param("account", account == null ? null : account.value()).param("after", after).param("limit", limit)
                .query(ParkedStatusRepository::status).list();
    }

    Optional<ParkedStatus> find(UUID id) {
        return jdbc.sql("select * from early_status where id = :id and parked_at is not null").param("id", id)
                .query(ParkedStatusRepository::status).optional();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from early_status where id = :id and parked_at is not null").param("id", id).update() == 1;
    }

    private static ParkedStatus status(ResultSet rs, int number) throws SQLException {
        return new ParkedStatus(rs.getObject("id", UUID.class), AccountKey.of(rs.getString("account_key")),
                rs.getString("provider_message_id"), rs.getString("status"), time(rs, "at"), time(rs, "received_at"),
                time(rs, "parked_at"));
    }

    private static Instant time(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
