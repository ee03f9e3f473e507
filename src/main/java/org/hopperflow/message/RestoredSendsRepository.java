package org.hopperflow.message;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The attempts as a restore finds them. */
@Repository
class RestoredSendsRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    RestoredSendsRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Rows in the order of ids, as everybody who takes several. An owner that lives may still tell what came of its call. */
    int doubt(String reason) {
        return jdbc.sql("""
                update attempt
                   set state = 'UNKNOWN', outcome = null, reason = :reason, unknown_at = :now, not_before = null, lease_until = null,
                       marked_at = coalesce(marked_at, queued_at)
                 where id = any(array(select id from attempt where state in ('QUEUED', 'SENDING') order by id for update))
                """).param("reason", reason).param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
    }

    long count(String state) {
        return jdbc.sql("select count(*) from attempt where state = :state").param("state", state).query(Long.class).single();
    }
}
