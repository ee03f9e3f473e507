package org.hopperflow.provider.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;

/**
 * A webhook on its way back: one element of {@code entry}. The courier puts several into one call, as Meta does.
 *
 * @param dueAt business time
 * @param tries calls made so far, this one included
 */
record Letter(UUID id, AccountKey account, String entry, Instant dueAt, int tries) {

    static Letter to(AccountKey account, String entry, Instant dueAt) {
        return new Letter(Ids.next(), account, entry, dueAt, 0);
    }
}
