package org.hopperflow.process.reconcile;

import java.util.function.IntSupplier;

/** A check that only counts. */
record Counted(String name, IntSupplier count) implements Check {

    @Override
    public Look look() {
        return Look.counted(count.getAsInt());
    }
}
