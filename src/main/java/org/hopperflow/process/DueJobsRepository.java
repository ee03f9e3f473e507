package org.hopperflow.process;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The engine's timers and steps that wait to be run, and those it gave up. */
@Repository
class DueJobsRepository {

    private final JdbcClient jdbc;

    DueJobsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those due that no job executor has in hand. @param now on the engine's clock */
    Due due(Instant now) {
        return jdbc.sql("""
                with due as materialized (
                    select id_, duedate_ from act_ru_job
                     where duedate_ <= :now and retries_ > 0 and suspension_state_ = 1
                       and (lock_exp_time_ is null or lock_exp_time_ <= :now)
                     order by duedate_ limit 10000)
                select count(*), min(duedate_), (select id_ from due order by duedate_, id_ limit 1) from due
                """).param("now", Timestamp.from(now)).query((rs, n) -> {
                    Timestamp oldest = rs.getTimestamp(2);
                    return new Due(rs.getInt(1), oldest == null ? null : oldest.toInstant(), rs.getString(3));
                }).single();
    }

    /** Without tries left, counted up to ten thousand; the engine raises an incident for each. */
    int failed() {
        return jdbc.sql("select count(*) from (select 1 from act_ru_incident where incident_type_ = 'failedJob' limit 10000) counted")
                .query(Integer.class).single();
    }

    /** @param number counted up to ten thousand @param since when the oldest was due; null when there is none @param oldest its id */
    record Due(int number, Instant since, String oldest) {
    }
}
