package org.hopperflow.message;

import java.time.Duration;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** What becomes slower when a provider says "too fast". */
@Component
class Throttling {

    /** When the table throttles without saying for how long. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(4);

    private final Pace pace;
    private final Pairs pairs;

    Throttling(Pace pace, Pairs pairs) {
        this.pace = pace;
        this.pairs = pairs;
    }

    /** Answers how long the message itself waits; a customer's wait is at least as long as the table says. */
    Duration throttled(AccountKey account, String phone, ProviderErrors.Meaning meaning) {
        Duration wait = meaning.retryAfter() == null ? DEFAULT_WAIT : meaning.retryAfter();
        if (meaning.scope() == ThrottleScope.PAIR) {
            Duration pair = pairs.refused(account, phone);
            return meaning.retryAfter() == null || pair.compareTo(wait) > 0 ? pair : wait;
        }
        tooFast(account, meaning.reason());
        return wait;
    }

    void tooFast(AccountKey account, String reason) {
        pace.lower(account, reason);
    }
}
