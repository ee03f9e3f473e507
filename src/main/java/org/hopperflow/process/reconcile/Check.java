package org.hopperflow.process.reconcile;

/** One thing that must always be true, looked at each minute on one node at a time. {@code docs/reconciler.md} explains each. */
interface Check {

    /** The word in the metric, in the log and on the page; never changes. */
    String name();

    /** Looks once, a bounded piece of work, and repairs what is safe to repair. */
    Look look();
}
