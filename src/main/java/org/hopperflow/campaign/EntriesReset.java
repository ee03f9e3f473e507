package org.hopperflow.campaign;

import java.util.List;

/** These entries go back to FRESH: their instances are cancelled in this transaction. */
public record EntriesReset(List<Waiting> entries) {
}
