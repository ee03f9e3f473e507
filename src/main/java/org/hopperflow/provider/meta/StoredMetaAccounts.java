package org.hopperflow.provider.meta;

import java.util.List;
import java.util.Optional;
import org.hopperflow.account.Account;
import org.hopperflow.account.Accounts;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

@Component
class StoredMetaAccounts implements MetaAccounts {

    private final Accounts accounts;
    private final MetaAccountRepository keys;

    StoredMetaAccounts(Accounts accounts, MetaAccountRepository keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @Override
    public MetaCredentials credentials(AccountKey account) {
        return accounts.metaCredentials(account);
    }

    @Override
    public Optional<AccountKey> ofNumber(String phoneNumberId) {
        return accounts.findByProviderNumberId(phoneNumberId).map(Account::key);
    }

    @Override
    public boolean hasNumber(AccountKey account, String digits) {
        return accounts.find(account).filter(found -> found.phoneNumber().equals(digits)).isPresent();
    }

    @Override
    public List<AccountKey> ofBusinessAccount(String wabaId) {
        return keys.all().stream().filter(key -> wabaId.equals(credentials(key).wabaId())).toList();
    }
}
