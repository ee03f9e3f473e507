package org.hopperflow.shared.operation;

import java.util.List;

/** A room with numbers that only the database knows. They are the same on every node: take the maximum over the nodes. */
public interface Watcher {

    /** Its gauges, the same ones each time. */
    List<Reading> readings();

    /** Reads them all: few statements, each bounded and with an index of its own, since every node does this every few seconds. */
    void look();
}
