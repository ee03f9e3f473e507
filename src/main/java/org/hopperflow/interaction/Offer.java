package org.hopperflow.interaction;

import java.time.Instant;

/**
 * Who is asked to take a conversation.
 *
 * @param agent  the one who is asked; null when everybody in the queue is
 * @param endsAt when the offer moves on; null when it does not
 */
public record Offer(String agent, Instant endsAt) {

    /** Everybody is asked, for as long as it takes. */
    public static final Offer TO_ALL = new Offer(null, null);
}
