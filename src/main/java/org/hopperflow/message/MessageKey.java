package org.hopperflow.message;

import java.util.Optional;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;

/** A message as its provider names it. */
record MessageKey(AccountKey accountKey, String messageId) {

    /** Empty unless the provider accepted the message and named it. */
    static Optional<MessageKey> of(CallResult result) {
        String messageId = result.outcome().fold(SendOutcome.Accepted::providerMessageId, rejected -> null, throttled -> null,
                unknown -> null);
        return Optional.ofNullable(messageId).map(id -> new MessageKey(result.attempt().accountKey(), id));
    }
}
