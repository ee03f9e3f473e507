package org.hopperflow.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/**
 * Keeps everything of a number back while it is in maintenance: its messages wait as the tries they are. Each hold in a row is to the table
 * of errors another try, so that it may name longer waits, and an end.
 */
@Component
class Holds {

    private static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

    private final HoldRepository holds;
    private final Slowdowns slowdowns;
    private final ProviderErrors errors;
    private final Senders senders;
    private final Afterwards afterwards;
    private final Clock clock;

    Holds(HoldRepository holds, Slowdowns slowdowns, ProviderErrors errors, Senders senders, Afterwards afterwards, Clock clock) {
        this.holds = holds;
        this.slowdowns = slowdowns;
        this.errors = errors;
        this.senders = senders;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /** What the same words mean by now, after all the holds in a row. */
    ProviderErrors.Meaning inARow(AccountKey account, String code, String text) {
        return errors.of(account, code, text, holds.next(account, clock.instant()));
    }

    /** Answers how long the message itself waits. */
    Duration hold(AccountKey account, ProviderErrors.Meaning meaning) {
        Duration wait = meaning.retryAfter() == null ? DEFAULT_WAIT : meaning.retryAfter();
        int inARow = holds.next(account, clock.instant());
        Hold hold = new Hold(clock.instant().plus(wait), meaning.reason());
        Set<AccountKey> all = senders.sharing(account, meaning.scope().circle());
        afterwards.run("Holding the messages of account " + account, () -> all.forEach(each -> holds.hold(each, inARow, hold)));
        slowdowns.lookAgainAfterCommit();
        return wait;
    }
}
