package org.hopperflow.webhook;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.provider.ProviderEvent;

/** A piece of news that waits to be handed over. */
record StoredItem(UUID id, ProviderEvent event, int tries, Instant receivedAt) {
}
