package org.hopperflow.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hopperflow.account.Account;
import org.hopperflow.account.Accounts;
import org.hopperflow.account.KaleyraCredentials;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.ProviderName;
import org.springframework.stereotype.Component;

/** Which accounts meet a limit together. Asked for each message that comes too fast, so the answers are kept for a moment. */
@Component
class AccountCircles {

    private static final int SOME = 200;

    private final Accounts accounts;
    private final Cache<Asked, Set<AccountKey>> recent =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).maximumSize(1_000).build();

    private record Asked(AccountKey key, Circle circle) {
    }

    AccountCircles(Accounts accounts) {
        this.accounts = accounts;
    }

    Set<AccountKey> of(AccountKey key, Circle circle) {
        return recent.get(new Asked(key, circle), this::found);
    }

    private Set<AccountKey> found(Asked asked) {
        Set<AccountKey> found = new LinkedHashSet<>(Set.of(asked.key()));
        List<Object> mark = mark(accounts.require(asked.key()), asked.circle());
        AccountKey after = null;
        do {
            Page<Account> page = accounts.page(after, SOME);
            page.items().stream().filter(account -> mark.equals(mark(account, asked.circle()))).map(Account::key).forEach(found::add);
            after = page.next() == null ? null : AccountKey.of(page.next());
        } while (after != null);
        return found;
    }

    /** Equal for those that are in one circle. */
    private List<Object> mark(Account account, Circle circle) {
        if (circle == Circle.PORTFOLIO) {
            return List.of(account.portfolioId() == null ? account.key() : account.portfolioId());
        }
        return account.provider() == ProviderName.META ? meta(accounts.metaCredentials(account.key()), circle)
                : kaleyra(account, accounts.kaleyraCredentials(account.key()), circle);
    }

    private static List<Object> meta(MetaCredentials credentials, Circle circle) {
        String number = credentials.phoneNumberId();
        return List.of(ProviderName.META, switch (circle) {
            case BUSINESS_ACCOUNT -> or(credentials.wabaId(), number);
            case APP -> or(credentials.appId(), credentials.accessToken());
            default -> number;
        });
    }

    private static List<Object> kaleyra(Account account, KaleyraCredentials credentials, Circle circle) {
        return List.of(ProviderName.KALEYRA, credentials.sid(), switch (circle) {
            case BUSINESS_ACCOUNT -> or(credentials.wabaId(), "");
            case APP -> credentials.apiKey();
            default -> account.phoneNumber();
        });
    }

    private static String or(String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }
}
