package org.hopperflow.campaign;

/** Where a hopper entry stands: not claimed, waiting for another try, in its flow, or done. */
public enum EntryStatus { FRESH, RETRY, PENDING, CLOSED }
