package org.hopperflow.provider;

/** A provider said no to a management call (a template, a medium). Sends never throw, they answer a {@link SendOutcome}. */
public final class ProviderRefused extends RuntimeException {

    private static final String UNAVAILABLE = "unavailable";

    private final String code;
    private final boolean passing;

    public ProviderRefused(String code, String text) {
        this(code, text, UNAVAILABLE.equals(code));
    }

    /** @param passing see {@link #passing} */
    public ProviderRefused(String code, String text, boolean passing) {
        super(text);
        this.code = code;
        this.passing = passing;
    }

    /**
     * True when what was asked has not been judged: no answer, a limit of calls, a token that expired. The same call may succeed later,
     * or once the account is mended.
     */
    public boolean passing() {
        return passing;
    }

    /** The provider's code, such as {@code 100/2388024}; "unavailable" when it did not answer. */
    public String code() {
        return code;
    }
}
