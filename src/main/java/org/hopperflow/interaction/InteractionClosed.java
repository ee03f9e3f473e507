package org.hopperflow.interaction;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/** A conversation ended; entries of other campaigns that waited for that can go on. */
public record InteractionClosed(InteractionId interactionId, boolean agents, AccountKey accountKey, String phone) {
}
