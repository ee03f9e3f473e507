package org.hopperflow.process.reconcile;

import org.hopperflow.campaign.Hopper;
import org.hopperflow.campaign.Waiting;
import org.springframework.stereotype.Component;

/** An entry whose flow does not exist waits for nothing: it is closed with a reason a person reads. */
@Component
class EntryWithoutInstance extends WaitingEntryCheck {

    static final String LOST = "The flow was lost";

    private final WaitingEntryRepository entries;
    private final Hopper hopper;
    private final Repairs repairs;

    EntryWithoutInstance(WaitingEntryRepository entries, ReconcilerSettings settings, Hopper hopper, Repairs repairs) {
        super(entries, settings);
        this.entries = entries;
        this.hopper = hopper;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "entry-without-instance";
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
