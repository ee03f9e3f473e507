package org.hopperflow.webhook;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;

/** A signed webhook call that could not be read. @param body its first 10,000 bytes as text */
record ParkedCall(UUID id, AccountKey accountKey, String body, int bytes, String failure, Instant receivedAt) {
}
