package org.hopperflow.campaign;

/** Whether an answer counts, decided by the deadline on the entry, never by which event reached the engine first. */
public enum AnswerTiming {
    /** In time, and the flow has not finished: it waits for the reply, or will. */
    AWAITED,
    /** In time by the provider's clock, but the flow is over; the history is corrected and the conversation goes to an agent. */
    IN_TIME_BUT_OVER,
    /** After the deadline, or the second answer: not valid for the campaign. */
    LATE
}
