package org.hopperflow.campaign;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;

/** A campaign's start date was reached: it sends when its provider has been asked. */
record CampaignBegun(CampaignId campaignId, AccountKey accountKey) {
}
