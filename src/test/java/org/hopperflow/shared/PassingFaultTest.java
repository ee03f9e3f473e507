package org.hopperflow.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

class PassingFaultTest {

    @ParameterizedTest
    @CsvSource({"08006, connection reset", "53100, disk full", "53300, too many connections", "57P01, terminating connection",
        "57014, cancelled", "55P03, lock not available", "40001, serialization", "40P01, deadlock"})
    void a_database_that_is_away_busy_or_full_is_nobodys_fault(String state, String words) {
        assertThat(PassingFault.is(new IllegalStateException(new SQLException(words, state)))).isTrue();
    }

    @Test
    void neither_is_a_transaction_that_could_not_begin_or_a_query_that_took_too_long() {
        assertThat(PassingFault.is(new TransactionSystemException("JDBC rollback failed"))).isTrue();
        assertThat(PassingFault.is(new QueryTimeoutException("slow"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"40001", "40P01", "55P03"})
    void who_was_too_slow_lost_a_race(String state) {
        assertThat(PassingFault.lostRace(new IllegalStateException(new SQLException("too slow", state)))).isTrue();
    }

    @Test
    void so_did_who_wanted_what_the_engine_had_changed() {
        assertThat(PassingFault.lostRace(new IllegalStateException(new OptimisticLockingException("gone")))).isTrue();
        assertThat(PassingFault.is(new OptimisticLockingException("gone"))).isTrue();
    }

    @Test
    void a_database_that_is_away_is_no_lost_race() {
        assertThat(PassingFault.lostRace(new SQLException("connection reset", "08006"))).isFalse();
    }

    @Test
    void everything_else_stays() {
        assertThat(PassingFault.is(new IllegalStateException("There is no flow"))).isFalse();
        assertThat(PassingFault.is(new UnexpectedRollbackException("marked as rollback-only"))).isFalse();
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("duplicate key", "23505")))).isFalse();
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("no state at all")))).isFalse();
    }
}
