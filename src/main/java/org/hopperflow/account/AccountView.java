package org.hopperflow.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;

/**
 * An account as the API shows it: everything but the credentials.
 *
 * @param condition how it stands with its provider; null in lists
 * @param notices   what the provider said about it, the newest first; null in lists
 */
record AccountView(AccountKey id, AccountKey key, String name, ProviderName provider, String phoneNumber, ListId masterListId,
        int messagesPerSecond, String portfolioId, Integer dailyCustomerLimit, String timeZone,
        ServiceWindowStart serviceWindowStart, TemplateId recontactTemplateId, ButtonPolicy buttonPolicy, boolean markAsRead,
        @JsonUnwrapped AccountCondition condition, List<AccountNotice> notices) {

    static AccountView of(Account account) {
        return of(account, null, null);
    }

    static AccountView of(Account account, AccountCondition condition, List<AccountNotice> notices) {
        return new AccountView(account.key(), account.key(), account.name(), account.provider(), account.phoneNumber(),
                account.masterListId(), account.messagesPerSecond(), account.portfolioId(), account.dailyCustomerLimit(),
                account.timeZone().getId(), account.serviceWindowStart(), account.recontactTemplateId(), account.buttonPolicy(),
                account.markAsRead(), condition, notices);
    }
}
