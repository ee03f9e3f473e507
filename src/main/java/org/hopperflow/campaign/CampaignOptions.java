package org.hopperflow.campaign;

import java.time.Instant;

/** What a campaign manager chose; see {@link NewCampaign} for the meaning of null. */
record CampaignOptions(SendingInterval sendingInterval, Integer messagesPerSecond, int responseTimeoutDays,
        Integer historyDuplicateDays, boolean includeActiveInteractions, boolean closeOnQuickReply, OnUnconfirmed onUnconfirmed,
        Instant startAt, Instant endAt) {

    static final int DEFAULT_RESPONSE_TIMEOUT_DAYS = 1;

    /** For a campaign that starts when a person says so: no start, and no end that is over. */
    CampaignOptions atRest(Instant now) {
        return with(null, endAt == null || endAt.isBefore(now) ? null : endAt);
    }

    CampaignOptions with(Instant start, Instant end) {
        return new CampaignOptions(sendingInterval, messagesPerSecond, responseTimeoutDays, historyDuplicateDays, includeActiveInteractions,
                closeOnQuickReply, onUnconfirmed, start, end);
    }

    static CampaignOptions of(NewCampaign wanted) {
        return new CampaignOptions(wanted.sendingInterval(), wanted.messagesPerSecond(),
                wanted.responseTimeoutDays() == null ? DEFAULT_RESPONSE_TIMEOUT_DAYS : wanted.responseTimeoutDays(),
                wanted.historyDuplicateDays(), Boolean.TRUE.equals(wanted.includeActiveInteractions()),
                Boolean.TRUE.equals(wanted.closeOnQuickReply()),
                wanted.onUnconfirmed() == null ? OnUnconfirmed.HOLD : wanted.onUnconfirmed(), wanted.startAt(), wanted.endAt());
    }
}
