package org.hopperflow.campaign;

import org.hopperflow.shared.EntryId;

/** An entry and the process instance that waits for it. */
public record Waiting(EntryId entryId, String instance) {
}
