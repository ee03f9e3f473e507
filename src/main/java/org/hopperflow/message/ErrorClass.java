package org.hopperflow.message;

/** What an error of a provider means; the words of the decision table {@code providerError}. */
enum ErrorClass {
    /** Never again to this contact in this campaign. */
    PERMANENT,
    /** A later try may succeed. */
    TEMPORARY,
    /** Too fast: the same attempt goes again later. */
    THROTTLE,
    /** The account as a whole cannot send: the same attempt goes again when a person has acted. */
    ACCOUNT,
    /** Our request or template is wrong: this contact fails, and so will others. */
    CONFIG
}
