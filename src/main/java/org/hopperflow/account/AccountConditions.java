package org.hopperflow.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Service;

/**
 * How the accounts stand with their providers: what was told, and what was answered when asked. News that is older than what is known
 * changes nothing.
 */
@Service
public class AccountConditions {

    /** Asked for each message that leaves. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int NOTICES = 20;

    /** How old the answer may be. */
    private static final Duration ASKED_EVERY = Duration.ofHours(1);

    private final AccountConditionRepository conditions;
    private final Clock clock;
    private final Cache<AccountKey, AccountCondition> recent = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(1_000)
            .build();

    AccountConditions(AccountConditionRepository conditions, Clock clock) {
        this.conditions = conditions;
        this.clock = clock;
    }

    /** @param quality null when the news says nothing of it; @param throughput the same */
    public record Number(String quality, String throughput) {
    }

    /** @param word the provider's; @param customers in 24 hours, null for no limit */
    public record Limit(String word, Integer customers) {
    }

    /** @param reason a sentence for campaign managers; @param until null when nobody said */
    public record Restriction(String reason, Instant until) {
    }

    public AccountCondition of(AccountKey key) {
        return conditions.find(key).orElse(AccountCondition.UNTOLD);
    }

    /** As the provider told it; may be up to five seconds old. */
    public Optional<Integer> customerLimit(AccountKey key) {
        return Optional.ofNullable(recent.get(key, this::of).customerLimit());
    }

    public void told(AccountKey key, Number number, Instant at) {
        conditions.saveNumber(key, number, at);
    }

    public void told(AccountKey key, Limit limit, Instant at) {
        conditions.saveLimit(key, limit, at);
        recent.invalidate(key);
    }

    /** @param restriction null: it is lifted */
    public void told(AccountKey key, Restriction restriction, Instant at) {
        conditions.saveRestriction(key, restriction, at);
    }

    public void told(AccountKey key, AccountUsage usage) {
        conditions.saveUsage(key, usage);
    }

    public void noticed(AccountKey key, AccountNotice notice) {
        conditions.insert(key, notice);
    }

    public void checked(AccountKey key, AccountHealth health) {
        conditions.saveHealth(key, health);
    }

    /** Accounts whose health nobody asked for in the last hour; whoever gets them asks. */
    public List<AccountKey> takeUnasked(int limit) {
        Instant now = clock.instant();
        return conditions.takeUnasked(now.minus(ASKED_EVERY), now, limit);
    }

    /** The latest ones, the newest first. */
    List<AccountNotice> notices(AccountKey key) {
        return conditions.notices(key, NOTICES);
    }
}
