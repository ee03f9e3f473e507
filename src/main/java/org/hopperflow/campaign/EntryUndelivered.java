package org.hopperflow.campaign;

import java.time.Duration;
import org.hopperflow.shared.EntryId;

/** What was sent could not be delivered. The listener throws while the flow does not wait for it yet. */
public record EntryUndelivered(EntryId entryId, String instance, boolean temporary, String reason, Duration retryAfter) {
}
