package org.hopperflow.campaign;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;

/** A campaign's start date was reached and it sends. */
record CampaignBegun(CampaignId campaignId, AccountKey accountKey) {
}
