package org.hopperflow.interaction;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/** A conversation waits for an agent of the account's queue. */
public record AgentInteractionOpened(InteractionId interactionId, AccountKey accountKey) {
}
