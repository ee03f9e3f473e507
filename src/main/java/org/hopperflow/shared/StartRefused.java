package org.hopperflow.shared;

/** The application cannot start as it is configured; the message tells the operator what to set. */
public final class StartRefused extends RuntimeException {

    private final String action;

    /**
     * @param reason what is missing or wrong
     * @param action what to do about it
     */
    public StartRefused(String reason, String action) {
        super(reason);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
