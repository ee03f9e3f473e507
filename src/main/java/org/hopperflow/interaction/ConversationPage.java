package org.hopperflow.interaction;

import java.util.List;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;

/**
 * All of one conversation.
 *
 * @param view          who, the window, and in which zone times are read
 * @param agents        false while a campaign waits in it
 * @param recontactable whether the account's recontact template is what can be sent now
 * @param messages      the latest 500, oldest first
 */
public record ConversationPage(ConversationView view, Holding holding, boolean agents, boolean recontactable, ContactId contactId,
        CampaignId campaignId, String disposition, List<TranscriptMessage> messages) {
}
