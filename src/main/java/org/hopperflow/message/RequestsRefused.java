package org.hopperflow.message;

import org.hopperflow.shared.CampaignId;

/**
 * Messages of a campaign of which none has succeeded were refused because something in them is wrong: the template, its mapping, our request.
 *
 * @param count  how many, at least 1
 * @param reason of one of them, as a person reads it
 */
public record RequestsRefused(CampaignId campaignId, int count, String reason) {
}
