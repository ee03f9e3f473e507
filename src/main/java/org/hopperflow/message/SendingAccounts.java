package org.hopperflow.message;

import java.time.Clock;
import java.util.Optional;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Component;

/** What the rooms above need to know of an account when they write to its customers. */
@Component
public class SendingAccounts {

    private final Senders senders;
    private final Clock clock;

    SendingAccounts(Senders senders, Clock clock) {
        this.senders = senders;
        this.clock = clock;
    }

    /** @throws RuleBroken account-not-found */
    public void require(AccountKey account) {
        senders.require(account);
    }

    /** Messages a second over all nodes. */
    public int messagesPerSecond(AccountKey account) {
        return senders.require(account).messagesPerSecond();
    }

    /** The template to write to a customer with whose window is over; empty when the account has none. */
    public Optional<TemplateId> recontactTemplate(AccountKey account) {
        return senders.require(account).recontactTemplateId();
    }

    /** The service window by the account's own rule, now. */
    public ServiceWindow.State window(AccountKey account, ServiceWindow.Facts facts) {
        return ServiceWindow.at(clock.instant(), senders.require(account).serviceWindowStart(), facts);
    }
}
