package org.hopperflow.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores webhook calls before they are answered. Those that come while others are written to the disk share the next transaction, so
 * that the disk sets the number of transactions and not the number of calls.
 */
@Component
class CallStore {

    /** Of up to 3 MB each: more would make the first wait for the last. */
    private static final int MOST_TOGETHER = 100;

    private final InboxRepository stored;
    private final TransactionTemplate transaction;
    private final ConcurrentLinkedQueue<Coming> coming = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    CallStore(InboxRepository stored, TransactionTemplate transaction) {
        this.stored = stored;
        this.transaction = transaction;
    }

    /** A call that waits to be stored; its fields are guarded by {@link #writing}. */
    private static final class Coming {

        private final StoredCall call;
        private boolean written;
        private RuntimeException failure;

        private Coming(StoredCall call) {
            this.call = call;
        }
    }

    /** Committed when this returns. @throws RuntimeException when the database did not take it; then nothing is stored */
    void store(AccountKey account, byte[] body) {
        Coming mine = new Coming(new StoredCall(Ids.next(), account, body));
        coming.add(mine);
        writing.lock();
        try {
            while (!mine.written && mine.failure == null) {
                writeNext();
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        } finally {
            writing.unlock();
        }
    }

    /** How many calls nobody writes yet. */
    int waiting() {
        return coming.size();
    }

    private void writeNext() {
        List<Coming> some = new ArrayList<>();
        while (some.size() < MOST_TOGETHER && !coming.isEmpty()) {
            some.add(coming.remove());
        }
        try {
            transaction.executeWithoutResult(status -> stored.insert(some.stream().map(one -> one.call).toList()));
            some.forEach(one -> one.written = true);
        } catch (RuntimeException e) {
            some.forEach(one -> one.failure = e);
        }
    }
}
