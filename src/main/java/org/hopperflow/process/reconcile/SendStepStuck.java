package org.hopperflow.process.reconcile;

import java.util.ArrayList;
import java.util.List;
import org.hopperflow.campaign.Hopper;
import org.springframework.stereotype.Component;

/**
 * A flow on a send step that nothing will move. When the ledger has the outcome it is told once more; otherwise the flow is shown:
 * whether to send is not for a program to guess.
 */
@Component
class SendStepStuck extends WaitingEntryCheck {

    private static final String SENTENCE = "No message of this step is on its way, and its outcome is not known. Look into the history"
            + " of the contact, then cancel the flow, or reset the campaign.";

    private final WaitingEntryRepository entries;
    private final Hopper hopper;
    private final Repairs repairs;

    SendStepStuck(WaitingEntryRepository entries, ReconcilerSettings settings, Hopper hopper, Repairs repairs) {
        super(entries, settings);
        this.entries = entries;
        this.hopper = hopper;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "send-step-stuck";
    }

    @Override
    Look look(Window window) {
        List<WaitingEntryRepository.StuckSend> stuck = entries.stuckSends(window, BATCH);
        List<Troubled> left = new ArrayList<>();
        for (WaitingEntryRepository.StuckSend send : stuck) {
            if (hopper.tellAgain(send.entry(), send.token())) {
                repairs.done(name(), "the outcome of entry " + send.entry() + " is told once more to execution " + send.execution());
            } else {
                left.add(new Troubled(send.instance(), send.execution(), SENTENCE));
            }
        }
        return new Look(left.size(), left, stuck.size() < BATCH);
    }
}
