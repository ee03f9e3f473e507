package org.hopperflow.process.reconcile;

/**
 * What one look takes in.
 *
 * @param after the key before its first, null at the beginning
 * @param upto  its last key, null at the end
 */
record Window(String after, String upto) {

    boolean last() {
        return upto == null;
    }
}
