package org.hopperflow.message;

import java.time.ZoneId;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;

/** What the rooms above need to know of an account when they write to its customers. */
public interface SendingAccounts {

    /** @throws RuleBroken account-not-found */
    void requireAccount(AccountKey account);

    /** Messages a second over all nodes at this moment: fewer than configured after the provider said "too fast". */
    int messagesPerSecond(AccountKey account);

    /** Why nothing at all leaves for the account at this moment, and until when; empty when something may. */
    default Optional<String> held(AccountKey account) {
        return Optional.empty();
    }

    /** In which the account's people read times. */
    ZoneId timeZone(AccountKey account);

    /** The template to write with to a customer whose window is over; empty when the account has none. */
    Optional<TemplateId> recontactTemplate(AccountKey account);
}
