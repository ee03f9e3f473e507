package org.hopperflow.message;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.MessageType;

/**
 * A customer's message was stored. A listener that throws rolls that back and gets it again later.
 *
 * @param phone    digits; the provider's id of a person who hides the number; null when the provider told neither
 * @param answered the origin of the message of ours that it answers: by the quoted id, null when it quotes none of ours
 * @param at       the provider's time stamp
 */
public record CustomerWrote(InboundMessageId id, AccountKey accountKey, String phone, String profileName, MessageType type,
        String text, String payload, Origin answered, Instant at) {
}
