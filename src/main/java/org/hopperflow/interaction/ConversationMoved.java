package org.hopperflow.interaction;

import org.hopperflow.shared.InteractionId;

/** Something happened in an open agents' conversation; its window may have changed. */
public record ConversationMoved(InteractionId interactionId, What what) {

    /** What happened. */
    public enum What { CUSTOMER_WROTE, AGENT_WROTE, RECONTACTED, TEMPLATE_LOST }
}
