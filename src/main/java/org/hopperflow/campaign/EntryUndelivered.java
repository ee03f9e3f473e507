package org.hopperflow.campaign;

import java.time.Duration;
import java.time.Instant;
import org.hopperflow.shared.EntryId;

/**
 * What was sent could not be delivered. The listener throws while the flow does not wait for it yet.
 *
 * @param at when the provider found out
 */
public record EntryUndelivered(EntryId entryId, String instance, boolean temporary, String reason, Duration retryAfter, Instant at) {
}
