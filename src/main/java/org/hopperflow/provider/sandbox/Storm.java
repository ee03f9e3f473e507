package org.hopperflow.provider.sandbox;

import org.hopperflow.shared.RuleBroken;

/**
 * What happens to the next calls of a number, whoever they are to; after them all is well again.
 *
 * @param calls    how many, at most a million; 0 ends a storm
 * @param accepted the message is taken all the same, its statuses come, and only the answer is lost; not with THROTTLED
 */
record Storm(Kind kind, int calls, boolean accepted) {

    /** Longer than anybody waits (the default is 20 s). */
    static final long SILENCE_MILLIS = 25_000;

    private static final int MOST = 1_000_000;

    enum Kind {
        /** HTTP 429 with Meta's code 130429. */
        THROTTLED,
        /** HTTP 502 with the page of a gateway, in no words of Meta. */
        ERROR_PAGE,
        /** The answer comes when nobody waits for it any more. */
        NO_ANSWER
    }

    /** @throws RuleBroken invalid-value when it makes no sense */
    void check() {
        if (kind == null) {
            throw RuleBroken.invalid("kind", "invalid-value", "A storm is THROTTLED, ERROR_PAGE or NO_ANSWER.");
        }
        if (calls < 0 || calls > MOST) {
            throw RuleBroken.invalid("calls", "invalid-value", "A storm lasts from 0 to " + MOST + " calls.");
        }
        if (accepted && kind == Kind.THROTTLED) {
            throw RuleBroken.invalid("accepted", "invalid-value", "A message that is throttled is not accepted.");
        }
    }
}
