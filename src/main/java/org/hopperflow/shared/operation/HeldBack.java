package org.hopperflow.shared.operation;

import java.util.Map;

/** A room that has something waiting for the quarantine's end; shown to the operator who is asked to release it. */
public interface HeldBack {

    /** Numbers by the name that the API shows, such as {@code messagesQueued}. */
    Map<String, Long> heldBack();
}
