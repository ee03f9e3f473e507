package org.hopperflow.message;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.MessageType;

/**
 * One message of a conversation as a person reads it.
 *
 * @param direction {@code in} from the customer, {@code out} from us
 * @param status    for ours: QUEUED, SENDING, SENT, DELIVERED, READ, FAILED, UNKNOWN or CANCELLED; null for the customer's
 * @param author    for ours: the agent, or "System"
 */
public record TranscriptMessage(UUID id, String direction, MessageType type, String text, String status, String errorMessage,
        String author, Instant at) {
}
