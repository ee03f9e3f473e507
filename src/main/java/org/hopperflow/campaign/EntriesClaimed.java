package org.hopperflow.campaign;

import java.util.List;
import org.hopperflow.shared.EntryId;

/**
 * Entries were taken out of the hopper; their flow has to be started in this transaction.
 *
 * @param flow    key of the process definition
 * @param version its version, null for the latest
 */
public record EntriesClaimed(String flow, Integer version, List<EntryId> entries) {
}
