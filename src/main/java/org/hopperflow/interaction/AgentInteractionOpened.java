package org.hopperflow.interaction;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/** A conversation began. @param agent who has it, because they began it; null when an agent of the account's queue is to take it */
public record AgentInteractionOpened(InteractionId interactionId, AccountKey accountKey, String agent) {

    public AgentInteractionOpened(InteractionId interactionId, AccountKey accountKey) {
        this(interactionId, accountKey, null);
    }
}
