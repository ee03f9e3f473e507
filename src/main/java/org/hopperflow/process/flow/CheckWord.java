package org.hopperflow.process.flow;

import org.hopperflow.campaign.Check;

/** The words of the gateway "May we send?". */
enum CheckWord {
    SEND("send"), SUPPRESSED("suppressed"), INVALID_NUMBER("invalidNumber"), DUPLICATE("duplicate"), BUSY("busy");

    private final String inTheFlow;

    CheckWord(String inTheFlow) {
        this.inTheFlow = inTheFlow;
    }

    static CheckWord of(Check.Verdict verdict) {
        // Held until somebody corrects the contact, as with a wrong number: flows that were drawn before know no other word.
        return verdict == Check.Verdict.NO_OPT_IN ? INVALID_NUMBER : valueOf(verdict.name());
    }

    String inTheFlow() {
        return inTheFlow;
    }
}
