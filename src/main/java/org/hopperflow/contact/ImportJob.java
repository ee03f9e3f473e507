package org.hopperflow.contact;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.shared.ListId;

/**
 * One file on its way into a list.
 *
 * @param failure    a sentence for a person; null unless the state is {@code FAILED}
 * @param finishedAt null while it runs
 */
record ImportJob(UUID id, ListId listId, ImportState state, ImportTally tally, String failure, Instant createdAt, Instant finishedAt) {

    static ImportJob begun(UUID id, ListId list, Instant now) {
        return new ImportJob(id, list, ImportState.RUNNING, ImportTally.NONE, null, now, null);
    }

    ImportCounts counts() {
        return tally.counts();
    }
}
