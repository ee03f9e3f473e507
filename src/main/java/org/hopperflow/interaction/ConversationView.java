package org.hopperflow.interaction;

import java.time.Instant;
import java.time.ZoneId;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/**
 * What an agent sees first: who, what was sent, what was answered, and whether there is time to write. No text is longer than the
 * 4,000 characters a variable of the engine holds; what is not there is empty.
 *
 * @param agent           who has it; null when nobody
 * @param unansweredSince when the first message came that nobody answered yet; null when everything is answered
 * @param zone in which the agents of the account read times
 */
public record ConversationView(InteractionId id, AccountKey accountKey, String phone, String contactName, String contactFields,
        String sentText, String answerText, String transcript, String agent, Instant unansweredSince, Window window, ZoneId zone, boolean closed) {
}
