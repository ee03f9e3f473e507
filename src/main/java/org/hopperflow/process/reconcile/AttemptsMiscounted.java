package org.hopperflow.process.reconcile;

import java.util.List;
import org.hopperflow.shared.EntryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An entry with other attempts than it counted: a row of the ledger was lost or added by hand. */
@Component
class AttemptsMiscounted extends WalkingCheck {

    private static final Logger log = LoggerFactory.getLogger(AttemptsMiscounted.class);
    private static final int BATCH = 200;

    private final WaitingEntryRepository entries;
    private final ReconcilerSettings settings;

    AttemptsMiscounted(WaitingEntryRepository entries, ReconcilerSettings settings) {
        this.entries = entries;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "attempts-miscounted";
    }

    @Override
    Window window(String after) {
        return entries.window(after, settings.window());
    }

    @Override
    Look look(Window window) {
        List<EntryId> found = entries.miscounted(window, BATCH);
        if (!found.isEmpty()) {
            log.warn("Entries with other attempts than they counted: {}", found.subList(0, Math.min(10, found.size())));
        }
        return new Look(found.size(), List.of(), found.size() < BATCH);
    }
}
