package org.hopperflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class ItemHandoverTest {

    private final AtomicInteger putOff = new AtomicInteger();
    private final ItemHandover handover = new ItemHandover(new FullDisk(), event -> { }, new TransactionTemplate(new NoTransactions()));

    @AfterEach
    void end() {
        handover.destroy();
    }

    @Test
    void a_database_that_takes_nothing_is_left_alone_for_a_while() {
        assertThatIllegalStateException().isThrownBy(handover::handOverSome).withMessage("2 inbox items could not even be put off");

        assertThat(putOff).hasValue(2);
    }

    /** Reads and does not write, as PostgreSQL on a full disk. */
    private final class FullDisk extends InboxRepository {

        private FullDisk() {
            super(null, null, null, null);
        }

        @Override
        List<UUID> due(int limit) {
            return List.of(UUID.randomUUID(), UUID.randomUUID());
        }

        @Override
        Optional<StoredItem> lockItem(UUID id) {
            throw new DataAccessResourceFailureException("No space left on device");
        }

        @Override
        void tryLater(UUID id, String failure) {
            putOff.incrementAndGet();
            throw new DataAccessResourceFailureException("No space left on device");
        }
    }

    private static final class NoTransactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            // There is none.
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            // There is none.
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            // There is none.
        }
    }
}
