package org.hopperflow.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Storable;
import org.springframework.stereotype.Component;

/** Which accounts are slower than configured, or held, known to every node within a second. */
@Component
class Slowdowns {

    /** Often enough for a pace that changes every ten seconds, seldom enough to cost nothing. */
    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

    private final SlowdownRepository slowdowns;
    private final HoldRepository holds;
    private final UsageRepository usages;
    private final SendSettings settings;
    private final Afterwards afterwards;
    private final Clock clock;
    private final Map<AccountKey, Long> loweredHere = new ConcurrentHashMap<>();
    private volatile Seen seen;

    private record Seen(Map<AccountKey, Slowdown> slowdowns, Map<AccountKey, Hold> holds, Map<AccountKey, Usage> usages, long at) {
    }

    Slowdowns(SlowdownRepository slowdowns, HoldRepository holds, UsageRepository usages, SendSettings settings, Afterwards afterwards,
            Clock clock) {
        this.slowdowns = slowdowns;
        this.holds = holds;
        this.usages = usages;
        this.settings = settings;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    PaceNow of(AccountKey account) {
        Seen known = seen;
        if (known == null || System.nanoTime() - known.at() > KEPT_NANOS) {
            known = look();
            seen = known;
        }
        return of(account, known);
    }

    private Seen look() {
        Instant now = clock.instant();
        return new Seen(slowdowns.recent(), holds.after(now), usages.known(now), System.nanoTime());
    }

    private PaceNow of(AccountKey account, Seen known) {
        return new PaceNow(known.slowdowns().get(account), known.holds().get(account), known.usages().get(account), settings.slowDownAt());
    }

    /** The pace of every account as it is now, freshly looked up. */
    Map<AccountKey, Integer> effective() {
        Seen now = look();
        Map<AccountKey, Integer> effective = new HashMap<>(slowdowns.allowed());
        effective.replaceAll((account, allowed) -> of(account, now).effective(allowed, clock.instant()));
        return effective;
    }

    void lowerAfterCommit(AccountKey account, int allowed, String reason) {
        afterwards.run("Lowering the pace of account " + account, () -> lower(account, allowed, reason));
    }

    void lookAgainAfterCommit() {
        afterwards.run("Looking at the pace", () -> seen = null);
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
