package org.hopperflow.webhook;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;

/** A piece of news that nobody took for a day. @param event as it was read */
record ParkedItem(UUID id, AccountKey accountKey, @JsonRawValue String event, int tries, String failure, Instant receivedAt) {
}
