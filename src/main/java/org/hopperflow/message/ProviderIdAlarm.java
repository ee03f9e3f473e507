package org.hopperflow.message;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;

/**
 * An attempt and a provider's message id that do not belong together.
 *
 * @param providerMessageId the id that should not be
 * @param knownMessageId    with TWO_IDS: under which the attempt is known
 * @param otherAttemptId    with TAKEN_ID: whose message it is
 */
record ProviderIdAlarm(UUID id, Kind kind, AccountKey accountKey, AttemptId attemptId, String providerMessageId, String knownMessageId,
        AttemptId otherAttemptId, Instant raisedAt) {

    enum Kind {
        /** The provider has the message under two ids: the customer may have got it twice. */
        TWO_IDS,
        /** The provider answered with the id of another message: nobody knows whether this one left. */
        TAKEN_ID
    }
}
