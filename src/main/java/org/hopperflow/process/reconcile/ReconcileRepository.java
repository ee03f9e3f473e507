package org.hopperflow.process.reconcile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The frame of each look. The statements beside it read hopper, ledger and engine in one snapshot: these are written in one transaction,
 * so whatever does not match is wrong, not just late. They read the engine's tables themselves, since its API cannot join them with ours.
 */
@Repository
class ReconcileRepository {

    private static final long LOCK = 7_203_114_552L;

    private final JdbcClient jdbc;

    ReconcileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for one node at a time, until its transaction ends. No statement of the look may take longer than ten seconds. */
    boolean lock() {
        jdbc.sql("set local statement_timeout = '10s'").update();
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }
}
