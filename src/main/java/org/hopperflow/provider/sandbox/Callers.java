package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.meta.MetaAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.stereotype.Component;

/** Who calls the fake Meta: an account that shows its token. And whom the news are for. */
@Component
@ConditionalOnSandbox
class Callers {

    /**
     * @param phoneNumberId under which its messages and storms are found here
     * @param wabaId        under which its templates are found here
     */
    record Caller(AccountKey account, String phoneNumberId, String wabaId, Entries entries) {
    }

    private final MetaAccounts accounts;
    private final KaleyraCallers kaleyra;
    private final ObjectMapper mapper;

    Callers(MetaAccounts accounts, KaleyraCallers kaleyra, ObjectMapper mapper) {
        this.accounts = accounts;
        this.kaleyra = kaleyra;
        this.mapper = mapper;
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
        return caller(account, credentials);
    }

    /** All accounts of a business account. @throws MetaError 190 when none of them has the token, 33 when there are none */
    List<Caller> ofBusinessAccount(String wabaId, String authorization) {
        String token = token(authorization);
        List<Caller> callers = ofBusinessAccount(wabaId);
        if (callers.isEmpty()) {
            throw MetaError.of(33, "Object with ID '" + wabaId + "' does not exist.");
        }
        if (callers.stream().noneMatch(caller -> token.equals(accounts.credentials(caller.account()).accessToken()))) {
            throw MetaError.of(190, null);
        }
        return callers;
    }

    /** Whom news about a business account is for, at whichever fake provider. */
    List<Caller> ofBusinessAccount(String wabaId) {
        return KaleyraCallers.isOne(wabaId) ? kaleyra.ofBusinessAccount(wabaId)
                : accounts.ofBusinessAccount(wabaId).stream().map(key -> caller(key, accounts.credentials(key))).toList();
    }

    /** Under which an account's templates are found here. */
    String wabaOf(AccountKey account) {
        return kaleyra.wabaOf(account).orElseGet(() -> accounts.credentials(account).wabaId());
    }

    private Caller caller(AccountKey account, MetaCredentials credentials) {
        return new Caller(account, credentials.phoneNumberId(), credentials.wabaId(),
                new MetaEntries(mapper, credentials.phoneNumberId(), credentials.wabaId()));
    }

    /** @throws MetaError 190 when it is missing */
    static String token(String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ") || authorization.substring(7).isBlank()) {
            throw MetaError.of(190, null);
        }
        return authorization.substring(7).strip();
    }
}
