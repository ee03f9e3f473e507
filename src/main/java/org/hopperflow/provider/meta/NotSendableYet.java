package org.hopperflow.provider.meta;

import org.hopperflow.provider.SendOutcome;

/** A message that cannot be written now, and what that makes of the attempt. No byte has left. */
final class NotSendableYet extends RuntimeException {

    private final transient SendOutcome outcome;

    NotSendableYet(SendOutcome outcome) {
        super("The file of the message is not at Meta", null, false, false);
        this.outcome = outcome;
    }

    SendOutcome outcome() {
        return outcome;
    }
}
