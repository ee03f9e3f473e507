package org.hopperflow.interaction;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;

/**
 * A customer wrote; the room that knows flows decides where it goes. A listener that throws gets it again later.
 *
 * @param entryId           the hopper entry it answers: by the quoted message, else the number's open campaign interaction; or null
 * @param agentInteraction  the agents' conversation open with this customer, or null
 */
public record CustomerReplied(InboundMessageId id, AccountKey accountKey, String phone, String profileName, MessageType type,
        String text, String payload, Instant at, EntryId entryId, InteractionId agentInteraction) {
}
