package org.hopperflow.campaign;

import org.hopperflow.message.Ledger;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Repeated;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person settles a send that nobody could confirm. */
@Component
class Confirmations {

    private final HopperRepository entries;
    private final Ledger ledger;

    Confirmations(HopperRepository entries, Ledger ledger) {
        this.entries = entries;
        this.ledger = ledger;
    }

    /** @throws RuleBroken nothing-to-resolve */
    @Repeated
    @Transactional
    public void resolve(EntryId entry, boolean sent) {
        entries.lock(entry);
        if (!ledger.resolveUnconfirmed(entry, sent)) {
            throw RuleBroken.conflict("nothing-to-resolve", "The entry has no send that waits for a confirmation.");
        }
    }
}
