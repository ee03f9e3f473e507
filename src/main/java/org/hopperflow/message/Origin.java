package org.hopperflow.message;

import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;

/**
 * On whose behalf a message is sent: a hopper entry's flow, or a conversation. What is not known is null.
 *
 * @param number counts the sends of one entry over all its send steps, from 1; 0 outside campaigns
 * @param step   the id of the flow's send step
 * @param token  what waits for the outcome: the execution on the send step
 * @param author who wrote it: a user, or "System"
 */
public record Origin(CampaignId campaignId, EntryId entryId, InteractionId interactionId, int number, String step, String token,
        String author) {

    public static final String SYSTEM = "System";

    public static Origin entry(CampaignId campaignId, EntryId entryId, int number, String step, String token) {
        return new Origin(campaignId, entryId, null, number, step, token, SYSTEM);
    }

    public static Origin conversation(InteractionId interactionId, String author) {
        return new Origin(null, null, interactionId, 0, null, null, author);
    }

    /** A template sent to one number, outside campaign and conversation. */
    public static Origin single(String author) {
        return new Origin(null, null, null, 0, null, null, author);
    }
}
