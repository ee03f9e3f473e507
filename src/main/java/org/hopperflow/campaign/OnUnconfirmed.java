package org.hopperflow.campaign;

/** What becomes of a send that nobody could confirm. */
public enum OnUnconfirmed {
    /** The entry waits until a person resolves it: the default, since a message must never go twice. */
    HOLD,
    /** It is sent again, at the risk of reaching the customer twice. */
    RESEND
}
