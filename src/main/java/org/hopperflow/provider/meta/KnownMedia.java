package org.hopperflow.provider.meta;

import java.time.Instant;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;

/** Which of our files Meta has, and under which ids. */
interface KnownMedia {

    /** A file belongs to the number that uploaded it, so an account that got another number starts anew. */
    record Place(AccountKey account, String phoneNumberId, MediaId media) {
    }

    record Known(String id, Instant expiresAt) {
    }

    Optional<Known> find(Place place);

    /** The newest counts. */
    void save(Place place, Known known);

    void forget(Place place);
}
