package org.hopperflow.message;

/** What a provider's error is about, as the table {@code providerError} says. */
enum ThrottleScope {
    /** The sender's number: its pace falls. */
    NUMBER,
    /** This customer only: others go on. */
    PAIR,
    /** The business account. Its other numbers hear it from the provider themselves, so it is taken as the number's. */
    ACCOUNT
}
