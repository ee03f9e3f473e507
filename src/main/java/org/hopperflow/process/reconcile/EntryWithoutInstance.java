package org.hopperflow.process.reconcile;

import org.hopperflow.campaign.Hopper;
import org.hopperflow.campaign.Waiting;
import org.springframework.stereotype.Component;

/** An entry whose flow does not exist waits for nothing: it is closed with a reason a person reads. */
@Component
class EntryWithoutInstance extends WalkingCheck {

    static final String LOST = "The flow was lost";
    private static final int BATCH = 200;

    private final WaitingEntryRepository entries;
    private final ReconcilerSettings settings;
    private final Hopper hopper;
    private final Repairs repairs;

    EntryWithoutInstance(WaitingEntryRepository entries, ReconcilerSettings settings, Hopper hopper, Repairs repairs) {
        this.entries = entries;
        this.settings = settings;
        this.hopper = hopper;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "entry-without-instance";
    }

    @Override
    Window window(String after) {
        return entries.window(after, settings.window());
    }

    @Override
    Look look(Window window) {
        for (Waiting lost : entries.withoutInstance(window, BATCH)) {
            hopper.instanceGone(lost.entryId(), lost.instance(), LOST);
            repairs.done(name(), "entry " + lost.entryId() + " waited for instance " + lost.instance() + ", which does not exist; closed");
        }
        return Look.counted(0);
    }
}
