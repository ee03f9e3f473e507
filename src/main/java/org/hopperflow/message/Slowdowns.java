package org.hopperflow.message;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Storable;
import org.springframework.stereotype.Component;

/** Which accounts are slower than configured, known to every node within a second. */
@Component
class Slowdowns {

    /** Often enough for a pace that changes every ten seconds, seldom enough to cost nothing. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final SlowdownRepository slowdowns;
    private final Afterwards afterwards;
    private final Map<AccountKey, Long> loweredHere = new ConcurrentHashMap<>();
    private volatile Seen seen;

    private record Seen(Map<AccountKey, Slowdown> slowdowns, long at) {
    }

    Slowdowns(SlowdownRepository slowdowns, Afterwards afterwards) {
        this.slowdowns = slowdowns;
        this.afterwards = afterwards;
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

    void lowerAfterCommit(AccountKey account, int allowed, String reason) {
        afterwards.run("Lowering the pace of account " + account, () -> lower(account, allowed, reason));
    }

    private void lower(AccountKey account, int allowed, String reason) {
        Long last = loweredHere.get(account);
        if (last != null && System.nanoTime() - last < KEPT_NANOS) {
            return;
        }
        slowdowns.lower(account, allowed, Storable.repaired(reason));
        loweredHere.put(account, System.nanoTime());
        seen = null;
    }
}
