package org.hopperflow.webhook;

import java.util.UUID;
import org.hopperflow.shared.AccountKey;

/** A webhook call as it came. */
record StoredCall(UUID id, AccountKey accountKey, byte[] body) {
}
