package org.hopperflow.shared.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The nodes' heartbeats: on business time what is asked of the past, on database time what is asked of now. */
@Repository
class NodeRepository {

    private final JdbcClient jdbc;

    NodeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID id, String host, String version, Instant now) {
        jdbc.sql("""
                insert into node (id, host, version, started_at, beat_at, beat_on)
                values (:id, :host, :version, :now, :now, clock_timestamp())
                """)
                .param("id", id).param("host", host).param("version", version).param("now", at(now)).update();
    }

    /** False when the last beat is longer ago than {@code silence}, or the row is gone: that was downtime, and a new time begins. */
    boolean beat(UUID id, Instant now, Duration silence) {
        return jdbc.sql("""
                update node set beat_at = greatest(beat_at, :now), beat_on = clock_timestamp()
                 where id = :id and left_at is null and beat_on >= clock_timestamp() - :silence * interval '1 millisecond'
                """)
                .param("id", id).param("now", at(now)).param("silence", silence.toMillis()).update() == 1;
    }

    void leave(UUID id, Instant now) {
        jdbc.sql("update node set beat_at = greatest(beat_at, :now), left_at = :now where id = :id")
                .param("id", id).param("now", at(now)).update();
    }

    /**
     * @param tolerance how long after its last beat a node still counts
     * @param silence   how long ago the last beat of a node that lives may be
     */
    boolean anyAt(Instant at, Duration tolerance, Duration silence) {
        return jdbc.sql("""
                select exists (select 1 from node
                                where started_at <= :at
                                  and (beat_at >= :earliest
                                       or left_at is null and beat_on >= clock_timestamp() - :silence * interval '1 millisecond'))
                """)
                .param("at", at(at)).param("earliest", at(at.minus(tolerance))).param("silence", silence.toMillis())
                .query(Boolean.class).single();
    }

    Optional<Instant> lastBeat() {
        return jdbc.sql("select beat_at from node order by beat_at desc limit 1")
                .query((rs, n) -> rs.getObject(1, OffsetDateTime.class).toInstant()).optional();
    }

    int alive(Duration silence) {
        return jdbc.sql("""
                select count(*) from node where left_at is null and beat_on >= clock_timestamp() - :silence * interval '1 millisecond'
                """).param("silence", silence.toMillis()).query(Integer.class).single();
    }

    void forget(Instant before) {
        jdbc.sql("delete from node where beat_at < :before").param("before", at(before)).update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
