package org.hopperflow.interaction;

/** Whom a queue asks when a customer waits for an agent. */
public enum QueueStrategy {
    /** Everybody; the first who takes the conversation has it. */
    RING_ALL,
    /** One agent at a time: the one behind who was asked last, by name. */
    ROUND_ROBIN,
    /** One agent at a time: who was asked or served longest ago. */
    LEAST_RECENTLY_SERVED
}
