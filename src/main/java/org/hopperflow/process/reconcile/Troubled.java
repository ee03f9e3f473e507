package org.hopperflow.process.reconcile;

/**
 * A flow that will not go on by itself.
 *
 * @param instance the process instance
 * @param position the execution at the activity where it stands
 * @param sentence what a person reads in Cockpit
 */
record Troubled(String instance, String position, String sentence) {
}
