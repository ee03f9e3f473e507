package org.hopperflow.interaction;

import java.util.UUID;

/** A page of conversations that somebody asks for. @param after the id of the last one seen; all zeros for the first page */
record Looking(Filter filter, Caller caller, UUID after, int limit) {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    Looking {
        after = after == null ? BEFORE_ALL : after;
    }
}
