package org.hopperflow.shared.operation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices that the database is not the one it was, and puts it into quarantine before anything is sent from it. */
@Component
class DatabaseGuard {

    private final DatabaseIdentityRepository identities;
    private final Quarantine quarantine;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean forced;

    /** @param forced {@code HOPPER_QUARANTINE}: for copies that cannot be noticed from inside, such as one of the whole disk */
    DatabaseGuard(DatabaseIdentityRepository identities, Quarantine quarantine, TransactionTemplate transaction, Clock clock,
            @Value("${hopper.quarantine:false}") boolean forced) {
        this.identities = identities;
        this.quarantine = quarantine;
        this.transaction = transaction;
        this.clock = clock;
        this.forced = forced;
    }

    /** Before anything else of this node runs. */
    void begin() {
        identities.findReadable();
        check();
        if (forced && !quarantine.active()) {
            transaction.executeWithoutResult(status -> quarantine.restored("HOPPER_QUARANTINE is set"));
        }
    }

    void check() {
        if (identities.stored().isEmpty() || !identities.same()) {
            transaction.executeWithoutResult(status -> compare());
        }
    }

    /** Behind the lock, since all nodes come here at once. */
    private void compare() {
        quarantine.lock();
        DatabaseIdentity current = identities.current();
        Instant now = clock.instant();
        List<String> differences = identities.stored().map(current::differencesTo).orElse(List.of());
        if (!differences.isEmpty()) {
            quarantine.restored(String.join("; ", differences));
        }
        identities.store(current, now);
    }
}
