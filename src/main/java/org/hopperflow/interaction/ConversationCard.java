package org.hopperflow.interaction;

import java.time.Instant;
import java.time.ZoneId;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/**
 * A conversation in a list.
 *
 * @param name      the customer's; the number when nobody told it
 * @param lastWords what was said last, in one line; empty when nothing
 * @param ours      whether we said it
 * @param zone      in which the account's people read times
 */
public record ConversationCard(InteractionId id, AccountKey accountKey, String phone, String name, String lastWords, boolean ours,
        Instant lastAt, Window window, Holding holding, ZoneId zone) {
}
