package org.hopperflow.account;

import java.util.List;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** How fast each account may send. */
@Component
class AccountMeters implements Watcher {

    private final AccountRepository accounts;
    private final Reading allowed = new Reading("hopper.pace.allowed", null, "Messages a second the account may send, over all nodes");

    AccountMeters(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public List<Reading> readings() {
        return List.of(allowed);
    }

    @Override
    public void look() {
        allowed.set(accounts.rates());
    }
}
