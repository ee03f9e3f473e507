package org.hopperflow.provider;

/** A provider said no to a management call (a template, a medium). Sends never throw, they answer a {@link SendOutcome}. */
public final class ProviderRefused extends RuntimeException {

    private final String code;

    public ProviderRefused(String code, String text) {
        super(text);
        this.code = code;
    }

    /** The provider's code, such as {@code 100/2388024}; "unavailable" when it did not answer. */
    public String code() {
        return code;
    }
}
