package org.hopperflow.provider;

import java.util.Optional;
import java.util.Set;
import org.hopperflow.account.Account;
import org.hopperflow.account.AccountConditions;
import org.hopperflow.account.Accounts;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** Shows an account to those who send with it. */
@Component
class AccountSenders implements Senders {

    private final Accounts accounts;
    private final AccountConditions conditions;
    private final AccountCircles circles;

    AccountSenders(Accounts accounts, AccountConditions conditions, AccountCircles circles) {
        this.accounts = accounts;
        this.conditions = conditions;
        this.circles = circles;
    }

    @Override
    public Optional<Sender> find(AccountKey key) {
        return accounts.find(key).map(this::sender);
    }

    @Override
    public Set<AccountKey> sharing(AccountKey key, Circle circle) {
        return circles.of(key, circle);
    }

    /**
     * An account that names no portfolio is one of its own, so its daily limit counts its own customers. Without a limit of its own the
     * one counts that the provider told: nobody but us stops before it is used up.
     */
    private Sender sender(Account account) {
        String portfolio = account.portfolioId() == null ? account.key().value() : account.portfolioId();
        return new Sender(account.key(), account.provider(), account.phoneNumber(), account.messagesPerSecond(), portfolio,
                Optional.ofNullable(account.dailyCustomerLimit()).or(() -> conditions.customerLimit(account.key())), account.timeZone(),
                        account.serviceWindowStart(),
                Optional.ofNullable(account.recontactTemplateId()), account.buttonPolicy(), account.markAsRead());
    }
}
