package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;

/** A campaign's row. */
record Campaign(CampaignId id, String name, AccountKey accountKey, TemplateId templateId, Flow flow, CampaignStatus status,
        String statusReason, CampaignOptions options, Instant createdAt) {

    boolean running() {
        return status == CampaignStatus.RUNNING;
    }

    boolean over() {
        return status == CampaignStatus.COMPLETED;
    }

    /** Running, inside its hours and not past its end. */
    boolean sendsAt(Instant now) {
        return running() && (options.endAt() == null || now.isBefore(options.endAt()))
                && SendingHours.open(options.sendingInterval(), now);
    }
}
