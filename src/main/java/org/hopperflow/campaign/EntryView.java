package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;

/** An entry of the hopper as people and programs see it. @param reason null when there is nothing to say */
public record EntryView(EntryId id, ContactId contactId, String phone, EntryStatus status, int attempts, String reason,
        Instant nextRetryAt) {

    static EntryView of(HopperEntry entry) {
        return new EntryView(entry.id(), entry.contactId(), entry.phone(), entry.status(), entry.attempts(), entry.reason(),
                entry.nextRetryAt());
    }
}
