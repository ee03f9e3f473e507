package org.hopperflow.shared.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The quarantines, at most one of them not released. A mark shares the lock, the beginning of a quarantine has it alone. */
@Repository
class QuarantineRepository {

    /** Any number nobody else locks would do. */
    private static final long KEY = 0x686f7070_0003L;

    private final JdbcClient jdbc;

    QuarantineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends; together with others. */
    void share() {
        jdbc.sql("select pg_advisory_xact_lock_shared(:key)").param("key", KEY).query((rs, n) -> 1).single();
    }

    /** Until the transaction ends; waits for those who share it. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", KEY).query((rs, n) -> 1).single();
    }

    Optional<Begun> find() {
        return jdbc.sql("select id, reason, begun_at, begun_by, last_activity from quarantine where released_at is null")
                .query((rs, n) -> begun(rs)).optional();
    }

    void insert(Begun begun) {
        jdbc.sql("""
                insert into quarantine (id, reason, begun_at, begun_by, last_activity) values (:id, :reason, :since, :by, :activity)
                """)
                .param("id", begun.id()).param("reason", begun.reason()).param("since", at(begun.since())).param("by", begun.by())
                .param("activity", at(begun.lastActivity())).update();
    }

    void explain(UUID id, String reason, Instant lastActivity) {
        jdbc.sql("update quarantine set reason = :reason, last_activity = :activity where id = :id")
                .param("reason", reason).param("activity", at(lastActivity)).param("id", id).update();
    }

    boolean release(String by, Instant now) {
        return jdbc.sql("update quarantine set released_at = :now, released_by = :by where released_at is null")
                .param("now", at(now)).param("by", by).update() == 1;
    }

    private static Begun begun(ResultSet rs) throws SQLException {
        OffsetDateTime activity = rs.getObject("last_activity", OffsetDateTime.class);
        return new Begun(rs.getObject("id", UUID.class), rs.getString("reason"), rs.getObject("begun_at", OffsetDateTime.class).toInstant(),
                rs.getString("begun_by"), activity == null ? null : activity.toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** @param by "system", or who asked for it @param lastActivity null when a person put it there */
    record Begun(UUID id, String reason, Instant since, String by, Instant lastActivity) {
    }
}
