package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

class PassingFaultTest {

    @Test
    void a_database_that_is_away_is_not_the_contacts_fault() {
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("terminating connection", "57P01")))).isTrue();
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("connection reset", "08006")))).isTrue();
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("deadlock detected", "40P01")))).isTrue();
        assertThat(PassingFault.is(new TransactionSystemException("JDBC rollback failed"))).isTrue();
    }

    @Test
    void everything_else_is() {
        assertThat(PassingFault.is(new IllegalStateException("There is no flow"))).isFalse();
        assertThat(PassingFault.is(new UnexpectedRollbackException("marked as rollback-only"))).isFalse();
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("duplicate key", "23505")))).isFalse();
        assertThat(PassingFault.is(new IllegalStateException(new SQLException("no state at all")))).isFalse();
    }
}
