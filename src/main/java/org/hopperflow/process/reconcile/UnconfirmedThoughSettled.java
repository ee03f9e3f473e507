package org.hopperflow.process.reconcile;

import java.util.List;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.shared.EntryId;
import org.springframework.stereotype.Component;

/** An entry that waits for a person to settle a send which is settled: its flow is told once more. */
@Component
class UnconfirmedThoughSettled extends WaitingEntryCheck {

    private final WaitingEntryRepository entries;
    private final Hopper hopper;
    private final Repairs repairs;

    UnconfirmedThoughSettled(WaitingEntryRepository entries, ReconcilerSettings settings, Hopper hopper, Repairs repairs) {
        super(entries, settings);
        this.entries = entries;
        this.hopper = hopper;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "unconfirmed-though-settled";
    }

    @Override
    Look look(Window window) {
        List<EntryId> found = entries.unconfirmedThoughSettled(window, Hopper.NOT_CONFIRMED, BATCH);
        int left = 0;
        for (EntryId entry : found) {
            if (hopper.tellSettledAgain(entry)) {
                repairs.done(name(), "the flow of entry " + entry + " is told once more how its send was settled");
            } else {
                left++;
            }
        }
        return Look.counted(left);
    }
}
