package org.hopperflow.message;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Storable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which accounts are slower than configured, known to every node within a second. */
@Component
class Slowdowns {

    private static final Logger log = LoggerFactory.getLogger(Slowdowns.class);
    /** Often enough for a pace that changes every ten seconds, seldom enough to cost nothing. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final SlowdownRepository slowdowns;
    private final TransactionTemplate ownTransaction;
    private final Map<AccountKey, Long> loweredHere = new ConcurrentHashMap<>();
    private volatile Seen seen;

    private record Seen(Map<AccountKey, Slowdown> slowdowns, long at) {
    }

    Slowdowns(SlowdownRepository slowdowns, PlatformTransactionManager transactions) {
        this.slowdowns = slowdowns;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Empty for an account that sends as fast as configured. */
    Optional<Slowdown> of(AccountKey account) {
        Seen known = seen;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            known = new Seen(slowdowns.recent(), System.nanoTime());
            seen = known;
        }
        return Optional.ofNullable(known.slowdowns().get(account));
    }

    /** Once the running transaction is committed, and in one of its own: nobody waits for the row while flows are told of a batch. */
    void lowerAfterCommit(AccountKey account, int allowed, String reason) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            lower(account, allowed, reason);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                lower(account, allowed, reason);
            }
        });
    }

    private void lower(AccountKey account, int allowed, String reason) {
        Long last = loweredHere.get(account);
        if (last != null && System.nanoTime() - last < KEPT_NANOS) {
            return;
        }
        try {
            ownTransaction.executeWithoutResult(status -> slowdowns.lower(account, allowed, Storable.repaired(reason)));
            loweredHere.put(account, System.nanoTime());
            seen = null;
        } catch (RuntimeException e) {
            log.warn("The pace of account {} could not be lowered, the next answer tries again: {}", account, e.toString());
        }
    }
}
