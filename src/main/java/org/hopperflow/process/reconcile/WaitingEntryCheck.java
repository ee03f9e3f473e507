package org.hopperflow.process.reconcile;

/** A check that walks through the entries that wait. */
abstract class WaitingEntryCheck extends WalkingCheck {

    /** Most that one look sets right: the rest is found by the next. */
    static final int BATCH = 200;

    private final WaitingEntryRepository entries;
    private final ReconcilerSettings settings;

    WaitingEntryCheck(WaitingEntryRepository entries, ReconcilerSettings settings) {
        this.entries = entries;
        this.settings = settings;
    }

    @Override
    final Window window(String after) {
        return entries.window(after, settings.window());
    }
}
