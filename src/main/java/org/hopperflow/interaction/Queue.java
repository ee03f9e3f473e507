package org.hopperflow.interaction;

import java.time.Duration;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;

/**
 * How an account's customers come to its agents. An account that says nothing has {@link #of the defaults}.
 *
 * @param agentTimeoutSeconds how long one agent is asked before the offer moves on; 10 to 3600; has no effect with RING_ALL
 * @param answerWithinMinutes after that a customer without an answer is shown to the supervisors; null means never
 */
record Queue(AccountKey accountKey, QueueStrategy strategy, int agentTimeoutSeconds, Integer answerWithinMinutes) {

    static final int MIN_TIMEOUT = 10;
    static final int MAX_TIMEOUT = 3600;
    /** A week; nothing that is later than the end of a window and its grace makes sense. */
    static final int MAX_ANSWER_MINUTES = 7 * 24 * 60;
    private static final int TIMEOUT = 60;

    static Queue of(AccountKey account) {
        return new Queue(account, QueueStrategy.RING_ALL, TIMEOUT, null);
    }

    boolean asksOne() {
        return strategy != QueueStrategy.RING_ALL;
    }

    Duration agentTimeout() {
        return Duration.ofSeconds(agentTimeoutSeconds);
    }

    Optional<Duration> answerWithin() {
        return Optional.ofNullable(answerWithinMinutes).map(Duration::ofMinutes);
    }
}
