package org.hopperflow.provider.meta;

import java.util.List;
import java.util.Optional;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.shared.AccountKey;

/** What this package needs to know of the accounts. */
public interface MetaAccounts {

    MetaCredentials credentials(AccountKey account);

    /** The account that sends with a number, by the number's id at Meta. */
    Optional<AccountKey> ofNumber(String phoneNumberId);

    /** @param digits with the international prefix */
    boolean hasNumber(AccountKey account, String digits);

    /** Every account of a WhatsApp business account: they share its templates. */
    List<AccountKey> ofBusinessAccount(String wabaId);
}
