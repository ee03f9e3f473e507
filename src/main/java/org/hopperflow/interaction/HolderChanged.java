package org.hopperflow.interaction;

import org.hopperflow.shared.InteractionId;

/**
 * Somebody took a conversation or gave it back, outside the task.
 *
 * @param agent who has it now; null when it was given back or an offer was declined
 */
public record HolderChanged(InteractionId interactionId, String agent) {
}
