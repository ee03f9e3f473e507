package org.hopperflow.campaign;

/** May this contact be sent to now? The reason is the sentence kept on the entry; null with SEND. */
public record Check(Verdict verdict, String reason) {

    /** The words the flow's gateway knows. */
    public enum Verdict { SEND, SUPPRESSED, INVALID_NUMBER, NO_OPT_IN, DUPLICATE }
}
