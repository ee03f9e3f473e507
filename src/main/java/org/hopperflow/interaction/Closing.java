package org.hopperflow.interaction;

import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;

/**
 * How an agent ends a conversation.
 *
 * @param disposition how it ended, in the agent's words; may be left out
 * @param lastSeen    the customer's last message that the agent has seen; left out, nobody asks whether they wrote since
 */
record Closing(String disposition, InboundMessageId lastSeen) {

    static final Closing WITHOUT_A_WORD = new Closing(null, null);
    private static final int MAX_DISPOSITION = 255;

    /** @throws RuleBroken naming {@code disposition} */
    Closing checked() {
        new Invalid().when(disposition != null && disposition.length() > MAX_DISPOSITION, "disposition", "too-long",
                "\"disposition\" has more than " + MAX_DISPOSITION + " characters.").raise();
        return this;
    }
}
