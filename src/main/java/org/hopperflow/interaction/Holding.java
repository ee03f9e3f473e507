package org.hopperflow.interaction;

import java.time.Instant;

/**
 * Who has a conversation.
 *
 * @param agent       null: nobody
 * @param offeredTo   the one agent who is asked to take it; null: the whole queue
 * @param escalatedAt since when it waits too long for an answer; null when it does not
 */
public record Holding(String agent, String offeredTo, Instant escalatedAt) {

    /** Nobody has it, and this agent may take it. */
    boolean waitsFor(String name) {
        return agent == null && (offeredTo == null || offeredTo.equals(name));
    }
}
