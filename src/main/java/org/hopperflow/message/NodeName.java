package org.hopperflow.message;

import org.hopperflow.shared.Ids;
import org.springframework.stereotype.Component;

/** Tells this run of this node from every other: a restarted node does not own what it marked before. */
@Component
class NodeName {

    private final String name = Ids.next().toString();

    String name() {
        return name;
    }
}
