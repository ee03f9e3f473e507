package org.hopperflow.interaction;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;

/** @param exclusive false when the campaign includes customers with active interactions: then nothing can be in its way */
public record ReservationRequest(EntryId entryId, CampaignId campaignId, AccountKey accountKey, String phone, ContactId contactId,
        boolean exclusive) {
}
