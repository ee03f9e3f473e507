package org.hopperflow.process.reconcile;

import org.springframework.stereotype.Component;

/** A campaign whose kept counts are not what its entries say: somebody moved entries behind the triggers' back. */
@Component
class CountsWrong extends WalkingCheck {

    /** Each may have a million entries, and counting those takes a fifth of a second. */
    private static final int CAMPAIGNS = 10;

    private final KeptCountRepository counts;
    private final Repairs repairs;

    CountsWrong(KeptCountRepository counts, Repairs repairs) {
        this.counts = counts;
        this.repairs = repairs;
    }

    @Override
    public String name() {
        return "counts-wrong";
    }

    @Override
    Window window(String after) {
        return counts.window(after, CAMPAIGNS);
    }

    @Override
    Look look(Window window) {
        counts.correct(window).forEach(campaign ->
                repairs.done(name(), "campaign " + campaign + " had kept other counts than it has entries"));
        return Look.counted(0);
    }
}
