package org.hopperflow.message;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.MessageType;

/**
 * One message of a conversation as a person reads it.
 *
 * @param direction {@code in} from the customer, {@code out} from us
 * @param status    for ours: QUEUED, SENDING, SENT, DELIVERED, READ, FAILED, UNKNOWN or CANCELLED; null for the customer's
 * @param author    for ours: the agent, or "System"; for the customer's: the name they go by at the provider, if it was told
 * @param mediaId   of the file, for {@code GET /media/{id}/content}; null when there is none, or it was not fetched yet
 * @param mimeType  null for ours
 * @param fileName  null for ours, and when it has none
 */
public record TranscriptMessage(UUID id, String direction, MessageType type, String text, String status, String errorMessage,
        String author, Instant at, String mediaId, String mimeType, String fileName) {

    public TranscriptMessage(UUID id, String direction, MessageType type, String text, String status, String errorMessage, String author,
            Instant at) {
        this(id, direction, type, text, status, errorMessage, author, at, null, null, null);
    }

}
