/**
 * Looks each minute whether hopper, ledger and engine agree: one {@link org.hopperflow.process.reconcile.Check} for each thing that must
 * always be true, repaired where that is safe, otherwise counted and shown. {@code docs/reconciler.md} explains each.
 */
package org.hopperflow.process.reconcile;
