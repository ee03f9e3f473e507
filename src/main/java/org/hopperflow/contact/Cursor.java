package org.hopperflow.contact;

import java.util.UUID;

/** Where a page begins. */
final class Cursor {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private Cursor() {
    }

    /** Null means from the first. */
    static UUID from(UUID after) {
        return after == null ? BEFORE_ALL : after;
    }
}
