package org.hopperflow.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hopperflow.account.AccountConditions;
import org.hopperflow.account.AccountHealth;
import org.hopperflow.account.AccountNotice;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks providers how accounts are, keeps the answers, and raises an alarm when one has got worse. Never in a transaction. */
@Component
public class HealthChecks {

    private static final Logger log = LoggerFactory.getLogger(HealthChecks.class);
    private static final Duration OLD = Duration.ofHours(2);

    private final MessagingProviders providers;
    private final AccountConditions conditions;
    private final Clock clock;

    HealthChecks(MessagingProviders providers, AccountConditions conditions, Clock clock) {
        this.providers = providers;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** @throws ProviderRefused when the provider cannot be asked now */
    public ProviderHealth check(AccountKey account) {
        ProviderHealth health = providers.of(account).probe(account);
        Instant now = clock.instant();
        AccountHealth before = conditions.of(account).health();
        conditions.checked(account, new AccountHealth(now, health.canSend(), health.problems(), health.tokenExpiresAt()));
        if (health.quality() != null) {
            conditions.told(account, new AccountConditions.Number(health.quality(), null), now);
        }
        List<String> known = before == null ? List.of() : before.problems();
        health.problems().stream().filter(problem -> !known.contains(problem)).forEach(problem -> alarm(account, problem, now));
        return health;
    }

    /** As it was when last asked, unless that is too long ago to count. Asks nobody. */
    public ProviderHealth known(AccountKey account) {
        AccountHealth health = conditions.of(account).health();
        return health == null || health.checkedAt().isBefore(clock.instant().minus(OLD)) ? ProviderHealth.fine()
                : new ProviderHealth(health.canSend(), health.problems(), health.tokenExpiresAt(), null);
    }

    private void alarm(AccountKey account, String problem, Instant now) {
        log.error("ALARM health: account {}: {}", account, problem);
        conditions.noticed(account, new AccountNotice("health", problem, now));
    }
}
