package org.hopperflow.message;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;

/** The provider accepted the message and later said that it cannot be delivered. A listener that throws gets it again later. */
public record DeliveryFailed(AttemptId attemptId, AccountKey accountKey, Origin origin, Settlement settlement, Instant at) {
}
