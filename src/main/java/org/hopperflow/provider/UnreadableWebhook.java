package org.hopperflow.provider;

/** The body was signed by the provider but makes no sense to us; it is parked for a person, not lost. */
public final class UnreadableWebhook extends Exception {

    public UnreadableWebhook(String message, Throwable cause) {
        super(message, cause);
    }
}
