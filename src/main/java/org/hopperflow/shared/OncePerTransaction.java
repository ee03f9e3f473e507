package org.hopperflow.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers until the end of the transaction what many contacts of one batch have in common: their campaign, its template. For what
 * the transaction does not change itself. Outside of one it reads each time.
 */
public final class OncePerTransaction<K, V> {

    private final Function<K, V> read;

    public OncePerTransaction(Function<K, V> read) {
        this.read = read;
    }

    public V get(K key) {
        return TransactionSynchronizationManager.isSynchronizationActive() ? remembered().computeIfAbsent(key, read) : read.apply(key);
    }

    /** Needs not be read any more in this transaction. */
    public void know(K key, V value) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            remembered().put(key, value);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<K, V> remembered() {
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound == null) {
            bound = new HashMap<K, V>();
            TransactionSynchronizationManager.bindResource(this, bound);
            TransactionSynchronizationManager.registerSynchronization(new Forget());
        }
        return (Map<K, V>) bound;
    }

    /** A transaction within the transaction has a memory of its own. */
    private final class Forget implements TransactionSynchronization {

        private Object put;

        @Override
        public void suspend() {
            put = TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OncePerTransaction.this, put);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(OncePerTransaction.this);
        }
    }
}
