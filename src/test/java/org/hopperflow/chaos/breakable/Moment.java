package org.hopperflow.chaos.breakable;

/** Where a process can be told to end, in the order a message passes them. */
public enum Moment {
    /** Entries are claimed and their flows started; the transaction is open. */
    CLAIMED_NOT_COMMITTED,
    /** Attempts are marked; the transaction is open. */
    MARKED_NOT_COMMITTED,
    /** The mark is committed and no byte has left. */
    MARKED_NOT_CALLED,
    /** The provider has answered and nobody has written it down. */
    CALLED_NOT_RECORDED,
    /** Outcomes are written and signalled; the transaction is open. */
    RECORDED_NOT_COMMITTED,
    /** The fact of a send is committed and its flow has not been told. */
    RECORDED_NOT_SIGNALLED,
    /** An outcome that was recorded alone is marked as told; the flow has not heard it and the transaction is open. */
    TOLD_NOT_COMMITTED,
    /** News of a webhook are handed over and marked as done; the transaction is open. */
    HANDED_OVER_NOT_COMMITTED
}
