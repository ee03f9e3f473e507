package org.hopperflow.account;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;

/** An account as the API shows it: everything but the credentials. */
record AccountView(AccountKey id, AccountKey key, String name, ProviderName provider, String phoneNumber, ListId masterListId,
        int messagesPerSecond, String portfolioId, Integer dailyCustomerLimit, String timeZone,
        ServiceWindowStart serviceWindowStart, TemplateId recontactTemplateId, ButtonPolicy buttonPolicy) {

    static AccountView of(Account account) {
        return new AccountView(account.key(), account.key(), account.name(), account.provider(), account.phoneNumber(),
                account.masterListId(), account.messagesPerSecond(), account.portfolioId(), account.dailyCustomerLimit(),
                account.timeZone().getId(), account.serviceWindowStart(), account.recontactTemplateId(), account.buttonPolicy());
    }
}
