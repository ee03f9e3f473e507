package org.hopperflow.provider.kaleyra;

import java.util.List;
import java.util.Optional;
import org.hopperflow.account.Account;
import org.hopperflow.account.Accounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;
import org.springframework.stereotype.Component;

@Component
class StoredKaleyraAccounts implements KaleyraAccounts {

    private final Accounts accounts;
    private final KaleyraAccountRepository keys;

    StoredKaleyraAccounts(Accounts accounts, KaleyraAccountRepository keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    @Override
    public Optional<KaleyraAccount> find(AccountKey account) {
        return accounts.find(account).filter(found -> found.provider() == ProviderName.KALEYRA).map(this::withCredentials);
    }

    @Override
    public List<KaleyraAccount> ofSid(String sid) {
        return keys.all().stream().flatMap(key -> find(key).stream())
                .filter(account -> sid.equals(account.credentials().sid())).toList();
    }

    private KaleyraAccount withCredentials(Account account) {
        return new KaleyraAccount(account.key(), account.phoneNumber(), accounts.kaleyraCredentials(account.key()));
    }
}
