package org.hopperflow.interaction;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/** An agents' conversation began; who has it, if anybody, is on its row. */
public record AgentInteractionOpened(InteractionId interactionId, AccountKey accountKey) {
}
