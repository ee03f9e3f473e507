package org.hopperflow.message;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;

/** A delivery status for a message that nobody knows, a day after it came. */
record ParkedStatus(UUID id, AccountKey accountKey, String providerMessageId, String status, Instant at, Instant receivedAt,
        Instant parkedAt) {
}
