package org.hopperflow.interaction;

import org.hopperflow.shared.InteractionId;

/** The agents' conversations as pages show them. Reading changes nothing, and no customer is told that somebody read. */
public interface ConversationDesk {

    Desk list(DeskList list, DeskUser user);

    /** @throws org.hopperflow.shared.RuleBroken interaction-not-found, also when the user may not see it */
    ConversationPage page(InteractionId id, DeskUser user);
}
