package org.hopperflow.interaction;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/**
 * What an agent sees first: who, what was sent, what was answered, and whether there is time to write. No text is longer than the
 * 4,000 characters a variable of the engine holds; what is not there is empty.
 */
public record ConversationView(InteractionId id, AccountKey accountKey, String phone, String contactName, String contactFields,
        String sentText, String answerText, String transcript, Window window, boolean closed) {
}
