package org.hopperflow.process;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Two indexes the engine does not ship. Without them each poll for due jobs reads the whole job table: about 350 ms with a million
 * waiting timers, under a millisecond with them (measured; see docs/decisions/0005).
 */
@Repository
class JobIndexRepository {

    private final JdbcClient jdbc;

    /** Takes the data source itself: a {@code JdbcClient} bean would wait for Flyway, which the engine does not need. */
    JobIndexRepository(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void create() {
        jdbc.sql("create index if not exists hopper_idx_job_due on act_ru_job (duedate_)").update();
        jdbc.sql("""
                create index if not exists hopper_idx_job_locked on act_ru_job (lock_exp_time_)
                 where lock_owner_ is not null
                """).update();
    }
}
