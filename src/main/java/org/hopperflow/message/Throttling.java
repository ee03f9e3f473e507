package org.hopperflow.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hopperflow.provider.Circle;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Component;

/** What becomes slower when a provider says "too fast". */
@Component
class Throttling {

    /** When the table throttles without saying for how long. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(4);

    private final Pace pace;
    private final Pairs pairs;
    private final Senders senders;
    private final QueueRepository queue;
    private final Afterwards afterwards;
    private final Clock clock;

    Throttling(Pace pace, Pairs pairs, Senders senders, QueueRepository queue, Afterwards afterwards, Clock clock) {
        this.pace = pace;
        this.pairs = pairs;
        this.senders = senders;
        this.queue = queue;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /** What a message was about. @param template null when it was none */
    record Hit(AccountKey account, String phone, TemplateId template) {

        static Hit of(QueuedAttempt attempt) {
            return new Hit(attempt.accountKey(), attempt.to(), attempt.templateId());
        }
    }

    /** Answers how long the message itself waits; a customer's wait is at least as long as the table says. */
    Duration throttled(Hit hit, ProviderErrors.Meaning meaning) {
        Duration wait = meaning.retryAfter() == null ? DEFAULT_WAIT : meaning.retryAfter();
        switch (meaning.scope()) {
            case PAIR:
                Duration pair = pairs.refused(hit.account(), hit.phone());
                return meaning.retryAfter() == null || pair.compareTo(wait) > 0 ? pair : wait;
            case TEMPLATE:
                templateWaits(hit, clock.instant().plus(wait));
                return wait;
            default:
                senders.sharing(hit.account(), meaning.scope().circle()).forEach(each -> pace.lower(each, meaning.reason()));
                return wait;
        }
    }

    private void templateWaits(Hit hit, Instant until) {
        if (hit.template() != null) {
            afterwards.run("Putting off the messages of template " + hit.template(),
                    () -> queue.putOff(hit.account(), hit.template(), until));
        }
    }

    /** An answer without a code is about the number. */
    void tooFast(AccountKey account, String reason) {
        senders.sharing(account, Circle.NUMBER).forEach(each -> pace.lower(each, reason));
    }
}
