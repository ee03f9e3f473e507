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
        return valueOf(verdict.name());
    }

    String inTheFlow() {
        return inTheFlow;
    }
}
