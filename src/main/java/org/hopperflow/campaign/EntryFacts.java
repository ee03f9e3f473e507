package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;

/**
 * A hopper entry and the options of its campaign, as its flow sees them.
 *
 * @param resendUnconfirmed true while the campaign wants it and the contact was not sent to too often
 * @param replyDeadline     until when a reply to the message that was accepted counts; null while there is none
 */
public record EntryFacts(EntryId entryId, CampaignId campaignId, AccountKey accountKey, ContactId contactId, String phone,
        boolean includeActiveInteractions, boolean closeOnQuickReply, boolean resendUnconfirmed, Instant replyDeadline) {
}
