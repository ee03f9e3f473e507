package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;

/** A hopper entry's row. What is not known (yet) is null. */
record HopperEntry(EntryId id, CampaignId campaignId, AccountKey accountKey, ContactId contactId, String phone, EntryStatus status,
        String reason, int attempts, Instant nextRetryAt, String instance, Instant deadlineAt, Instant answeredAt,
        Instant claimedAt, boolean held) {

    boolean closed() {
        return status == EntryStatus.CLOSED;
    }
}
