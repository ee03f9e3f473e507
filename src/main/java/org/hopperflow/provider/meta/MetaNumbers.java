package org.hopperflow.provider.meta;

import org.hopperflow.account.MetaCredentials;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Whose number it is that Meta speaks of. One app has one callback address, so news of a sister number may come to this account's. */
@Component
class MetaNumbers {

    private final MetaAccounts accounts;

    MetaNumbers(MetaAccounts accounts) {
        this.accounts = accounts;
    }

    /** The owner of the number, if it shares the app secret that signed the news; otherwise the account that was called. */
    AccountKey ownerOf(String phoneNumberId, AccountKey called) {
        MetaCredentials credentials = accounts.credentials(called);
        if (phoneNumberId.isBlank() || phoneNumberId.equals(credentials.phoneNumberId())) {
            return called;
        }
        return accounts.ofNumber(phoneNumberId)
                .filter(owner -> MetaSignature.same(credentials.appSecret(), accounts.credentials(owner).appSecret()))
                .orElse(called);
    }
}
