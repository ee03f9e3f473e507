package org.hopperflow.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Ten wrong passwords for one user from one address, and nothing is checked for the rest of the minute. Counted per address, so that
 * a stranger cannot lock a user out who sits elsewhere; counted per node, which multiplies the guesses by few.
 */
@Component
class FailedTries {

    private static final int ALLOWED = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private record Key(String user, String address) {
    }

    private final Cache<Key, AtomicInteger> failures = Caffeine.newBuilder().expireAfterWrite(WINDOW).maximumSize(100_000).build();

    boolean tooMany(String user, String address) {
        AtomicInteger count = failures.getIfPresent(new Key(user, address));
        return count != null && count.get() >= ALLOWED;
    }

    void failed(String user, String address) {
        failures.get(new Key(user, address), key -> new AtomicInteger()).incrementAndGet();
    }

    void succeeded(String user, String address) {
        failures.invalidate(new Key(user, address));
    }
}
