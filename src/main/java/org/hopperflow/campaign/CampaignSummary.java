package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;

/** A campaign in one line. @param statusReason why it is paused or sends nothing now; null when there is nothing to say */
public record CampaignSummary(CampaignId id, String name, AccountKey accountKey, TemplateId templateId, CampaignStatus status,
        String statusReason, HopperCounts hopper, Instant createdAt) {
}
