package org.hopperflow.process.reconcile;

import java.util.List;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.shared.EntryId;
import org.springframework.stereotype.Component;

/** An entry that waits for a person to settle a send which is settled: its flow is told once more. */
@Component
class UnconfirmedThoughSettled extends WalkingCheck {

    private static final int BATCH = 200;

    private final WaitingEntryRepository entries;
    private final ReconcilerSettings settings;
    private final Hopper hopper;
    private final Repairs repairs;

    UnconfirmedThoughSettled(WaitingEntryRepository entries, ReconcilerSettings settings, Hopper hopper, Repairs repairs) {
        this.entries = entries;
        this.settings = settings;
        this.hopper = hopper;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "unconfirmed-though-settled";
    }

    @Override
    Window window(String after) {
        return entries.window(after, settings.window());
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
