package org.hopperflow.campaign;

import java.time.Instant;

/**
 * What a campaign manager chose; null is the default, as in {@link NewCampaign}.
 *
 * @param flow {@code key}, or {@code key:version} when the campaign keeps to one version
 */
public record CampaignSheet(CampaignSummary summary, String flow, SendingInterval sendingInterval, Integer messagesPerSecond,
        int responseTimeoutDays, Integer historyDuplicateDays, boolean includeActiveInteractions, boolean closeOnQuickReply,
        OnUnconfirmed onUnconfirmed, Instant startAt, Instant endAt) {

    static CampaignSheet of(Campaign campaign, CampaignSummary summary) {
        CampaignOptions options = campaign.options();
        return new CampaignSheet(summary, campaign.flow().toString(), options.sendingInterval(), options.messagesPerSecond(),
                options.responseTimeoutDays(), options.historyDuplicateDays(), options.includeActiveInteractions(),
                options.closeOnQuickReply(), options.onUnconfirmed(), options.startAt(), options.endAt());
    }
}
