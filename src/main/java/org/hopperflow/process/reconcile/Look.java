package org.hopperflow.process.reconcile;

import java.util.List;

/**
 * What a look left over.
 *
 * @param found    how many things are not as they must be; what was repaired does not count
 * @param troubled where Cockpit shows it; those of {@code found} that stand in a flow
 * @param complete false when there was more than one look can take in: nothing is known about what is missing here
 */
record Look(int found, List<Troubled> troubled, boolean complete) {

    static Look counted(int found) {
        return new Look(found, List.of(), true);
    }
}
