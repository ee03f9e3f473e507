package org.hopperflow.account;

import java.time.ZoneId;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;

/**
 * One WhatsApp sender at one provider. Its credentials are kept apart, so that nobody shows them by accident.
 *
 * @param phoneNumber         digits with the international prefix
 * @param messagesPerSecond   1 to 1000
 * @param portfolioId         accounts with the same one share a daily limit; null when none was named
 * @param dailyCustomerLimit  unique customers per rolling 24 hours of the portfolio; null means no limit
 * @param recontactTemplateId null when there is none
 * @param buttonPolicy        whose rules the buttons of its templates keep to
 * @param markAsRead          whether customers see that an agent has read what they wrote
 */
public record Account(AccountKey key, String name, ProviderName provider, String phoneNumber, ListId masterListId,
        int messagesPerSecond, String portfolioId, Integer dailyCustomerLimit, ZoneId timeZone,
        ServiceWindowStart serviceWindowStart, TemplateId recontactTemplateId, ButtonPolicy buttonPolicy,
        boolean markAsRead) {
}
