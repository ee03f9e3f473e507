package org.hopperflow.provider.sandbox;

import java.util.List;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.stereotype.Component;

/** Who calls the fake Meta: an account that shows its token. */
@Component
@ConditionalOnSandbox
class Callers {

    record Caller(AccountKey account, MetaCredentials credentials) {
    }

    private final MetaAccounts accounts;

    Callers(MetaAccounts accounts) {
        this.accounts = accounts;
    }

    /** @throws MetaError 190 without the right token, 33 for a number nobody has */
    Caller ofNumber(String phoneNumberId, String authorization) {
        String token = token(authorization);
        AccountKey account = accounts.ofNumber(phoneNumberId)
                .orElseThrow(() -> MetaError.of(33, "Object with ID '" + phoneNumberId + "' does not exist."));
        MetaCredentials credentials = accounts.credentials(account);
        if (!token.equals(credentials.accessToken())) {
            throw MetaError.of(190, null);
        }
        return new Caller(account, credentials);
    }

    /** All accounts of a business account. @throws MetaError 190 when none of them has the token, 33 when there are none */
    List<Caller> ofBusinessAccount(String wabaId, String authorization) {
        String token = token(authorization);
        List<Caller> callers = ofBusinessAccount(wabaId);
        if (callers.isEmpty()) {
            throw MetaError.of(33, "Object with ID '" + wabaId + "' does not exist.");
        }
        if (callers.stream().noneMatch(caller -> token.equals(caller.credentials().accessToken()))) {
            throw MetaError.of(190, null);
        }
        return callers;
    }

    /** Whom news about a business account is for. */
    List<Caller> ofBusinessAccount(String wabaId) {
        return accounts.ofBusinessAccount(wabaId).stream().map(key -> new Caller(key, accounts.credentials(key))).toList();
    }

    /** @throws MetaError 190 when it is missing */
    static String token(String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ") || authorization.substring(7).isBlank()) {
            throw MetaError.of(190, null);
        }
        return authorization.substring(7).strip();
    }
}
