package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;

/**
 * A campaign as somebody asks for it. Null means the default.
 *
 * @param flow                      key of the flow, optionally {@code key:version}; default {@code hopperContact}
 * @param sendingInterval           null: at any hour
 * @param messagesPerSecond         null: the account's pace
 * @param responseTimeoutDays       at least 1; default 1
 * @param historyDuplicateDays      1 to 7; null: no check
 * @param includeActiveInteractions default false
 * @param closeOnQuickReply         default false
 * @param onUnconfirmed             default HOLD
 * @param startAt                   null: starts on saving
 * @param endAt                     null: until every entry is closed
 */
public record NewCampaign(String name, AccountKey accountKey, TemplateId templateId, String flow, SendingInterval sendingInterval,
        Integer messagesPerSecond, Integer responseTimeoutDays, Integer historyDuplicateDays, Boolean includeActiveInteractions,
        Boolean closeOnQuickReply, OnUnconfirmed onUnconfirmed, Instant startAt, Instant endAt) {
}
