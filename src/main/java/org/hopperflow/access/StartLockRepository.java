package org.hopperflow.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lets one node at a time prepare users and groups; the lock ends with the transaction. */
@Repository
class StartLockRepository {

    private static final long FIRST_USERS = 0x686f7070_0001L;

    private final JdbcClient jdbc;

    StartLockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void waitForOtherNodes() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", FIRST_USERS).query((row, number) -> 1).single();
    }
}
