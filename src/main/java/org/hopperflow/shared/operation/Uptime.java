package org.hopperflow.shared.operation;

import java.time.Instant;
import java.util.Optional;

/** When the system was up, as the nodes' heartbeats tell. */
public interface Uptime {

    /**
     * True when a node lived at this moment of the business clock, give or take half a minute. A node that lives now counts for the whole
     * time since its start, also where the business clock jumped.
     */
    boolean wasUp(Instant at);

    /** The newest heartbeat of any node; empty before the first. */
    Optional<Instant> lastBeat();
}
