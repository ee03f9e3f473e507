package org.hopperflow.message;

import java.time.Duration;

/**
 * What a send, or the delivery of a sent message, came to.
 *
 * @param reason     the sentence a campaign manager reads; null when accepted
 * @param errorCode  the provider's code, null when there is none
 * @param retryAfter only with TEMPORARY: when it may be tried again by itself; null means only when asked
 */
public record Settlement(Kind kind, String reason, String errorCode, Duration retryAfter) {

    /** The words the flow's gateways know. */
    public enum Kind {
        /** The provider has it. */
        ACCEPTED,
        /** Not sent; a later try may succeed. */
        TEMPORARY,
        /** Not sent, and never will be to this contact in this campaign. */
        PERMANENT,
        /** Nobody can tell whether it was sent. */
        UNCONFIRMED,
        /** Not sent because it must not be any more: suppressed or called back. */
        CANCELLED
    }

    public static Settlement accepted() {
        return new Settlement(Kind.ACCEPTED, null, null, null);
    }
}
