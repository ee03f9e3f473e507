package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
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

    /**
     * Who is meant by news of a number or a business account: those that share the app secret that signed it. The account that was called
     * when nobody else is known.
     */
    List<AccountKey> concerned(MetaAccountNews news, JsonNode entry, AccountKey called) {
        MetaCredentials credentials = accounts.credentials(called);
        List<AccountKey> sharing = Stream.concat(Stream.of(called), accounts.ofBusinessAccount(entry.path("id").asText("")).stream()
                .filter(key -> MetaSignature.same(credentials.appSecret(), accounts.credentials(key).appSecret()))).distinct().toList();
        if (news.number().isEmpty()) {
            return sharing;
        }
        List<AccountKey> owners = sharing.stream().filter(key -> accounts.hasNumber(key, news.number())).toList();
        return owners.isEmpty() ? List.of(called) : owners;
    }
}
