package org.hopperflow.interaction;

import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.InteractionId;

/**
 * A message that waits to be sent; the messages of its interaction tell what comes of it.
 *
 * @param interactionId the conversation it is in, which a template may just have begun; null outside of all
 */
record Sent(AttemptId id, InteractionId interactionId) {
}
