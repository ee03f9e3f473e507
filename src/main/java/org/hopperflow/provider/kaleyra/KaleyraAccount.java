package org.hopperflow.provider.kaleyra;

import org.hopperflow.account.KaleyraCredentials;
import org.hopperflow.shared.AccountKey;

/** @param phoneNumber the sender's own, digits */
public record KaleyraAccount(AccountKey key, String phoneNumber, KaleyraCredentials credentials) {

    public boolean second() {
        return credentials.apiVersion() == KaleyraCredentials.ApiVersion.V2;
    }
}
