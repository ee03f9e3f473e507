package org.hopperflow.campaign;

import org.hopperflow.shared.EntryId;

/** A send that nobody could confirm was settled after all, by a late status, a reply, or a person. */
public record UnconfirmedSettled(EntryId entryId, String instance, boolean sent) {
}
