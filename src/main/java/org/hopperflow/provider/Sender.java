package org.hopperflow.provider;

import java.time.ZoneId;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;

/**
 * An account as those see it who send: which provider, how fast, by which rules. Never holds credentials.
 *
 * @param messagesPerSecond at most this many messages a second leave for the account, over all nodes; at least 1
 * @param dailyCustomerLimit unique customers per rolling 24 hours of the portfolio; empty means no limit
 * @param markAsRead whether customers see that an agent has read what they wrote
 */
public record Sender(AccountKey accountKey, ProviderName provider, String phoneNumber, int messagesPerSecond,
        String portfolioId, Optional<Integer> dailyCustomerLimit, ZoneId timeZone, ServiceWindowStart serviceWindowStart,
        Optional<TemplateId> recontactTemplateId, ButtonPolicy buttonPolicy, boolean markAsRead) {

    public Sender(AccountKey accountKey, ProviderName provider, String phoneNumber, int messagesPerSecond, String portfolioId,
            Optional<Integer> dailyCustomerLimit, ZoneId timeZone, ServiceWindowStart serviceWindowStart,
            Optional<TemplateId> recontactTemplateId, ButtonPolicy buttonPolicy) {
        this(accountKey, provider, phoneNumber, messagesPerSecond, portfolioId, dailyCustomerLimit, timeZone, serviceWindowStart,
                recontactTemplateId, buttonPolicy, true);
    }

}
