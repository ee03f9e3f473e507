package org.hopperflow.account;

import java.util.List;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** How fast each account may send, and whether its provider lets it. */
@Component
class AccountMeters implements Watcher {

    private final AccountRepository accounts;
    private final AccountConditionRepository conditions;
    private final Reading allowed = new Reading("hopper.pace.allowed", null, "Messages a second the account may send, over all nodes");
    private final Reading health = new Reading("hopper.account.health", null,
            "1: the account can send; 0.5: not everything, or not for long; 0: it cannot");

    AccountMeters(AccountRepository accounts, AccountConditionRepository conditions) {
        this.accounts = accounts;
        this.conditions = conditions;
    }

    @Override
    public List<Reading> readings() {
        return List.of(allowed, health);
    }

    @Override
    public void look() {
        allowed.set(accounts.rates());
        health.set(conditions.health());
    }
}
