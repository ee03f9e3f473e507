package org.hopperflow.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Spares each message a read and a decryption. */
@Component
class RecentAccounts {

    private static final Duration KEPT = Duration.ofSeconds(5);

    private final AccountRepository repository;
    private final Cache<AccountKey, StoredAccount> cache = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1_000).build();

    RecentAccounts(AccountRepository repository) {
        this.repository = repository;
    }

    Optional<StoredAccount> find(AccountKey key) {
        return Optional.ofNullable(cache.get(key, missing -> repository.find(missing).orElse(null)));
    }

    /** Now, for the rest of this transaction, and at its end, for those who read the old row meanwhile or the new one too early. */
    void forget(AccountKey key) {
        cache.invalidate(key);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                cache.invalidate(key);
            }
        });
    }
}
