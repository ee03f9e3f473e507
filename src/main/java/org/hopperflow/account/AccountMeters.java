package org.hopperflow.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** How fast each account may send, and whether its provider lets it. */
@Component
class AccountMeters implements Watcher {

    /** Source: Graph API, "rate limiting": calls are counted over an hour. */
    private static final Duration COUNTED = Duration.ofHours(1);

    private final AccountRepository accounts;
    private final AccountConditionRepository conditions;
    private final Clock clock;
    private final Reading allowed = new Reading("hopper.pace.allowed", null, "Messages a second the account may send, over all nodes");
    private final Reading health = new Reading("hopper.account.health", null,
            "1: the account can send; 0.5: not everything, or not for long; 0: it cannot");

    private final Reading usage = new Reading("hopper.account.usage", "percent",
            "How much of the calls that the provider allows are used up, as it told in the last hour");

    AccountMeters(AccountRepository accounts, AccountConditionRepository conditions, Clock clock) {
        this.accounts = accounts;
        this.conditions = conditions;
        this.clock = clock;
    }

    @Override
    public List<Reading> readings() {
        return List.of(allowed, health, usage);
    }

    @Override
    public void look() {
        allowed.set(accounts.rates());
        health.set(conditions.health());
        usage.set(conditions.usage(clock.instant().minus(COUNTED)));
    }
}
