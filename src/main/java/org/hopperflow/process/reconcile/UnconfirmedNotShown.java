package org.hopperflow.process.reconcile;

import java.util.List;
import org.hopperflow.campaign.Hopper;
import org.springframework.stereotype.Component;

/** A send that nobody could confirm and nobody is shown, for example in a flow that was drawn without that path. */
@Component
class UnconfirmedNotShown implements Check {

    private static final int BATCH = 200;

    private final OutcomeCheckRepository outcomes;

    UnconfirmedNotShown(OutcomeCheckRepository outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public String name() {
        return "unconfirmed-not-shown";
    }

    @Override
    public Look look() {
        List<OutcomeCheckRepository.Unshown> found = outcomes.unconfirmedNotShown(Hopper.NOT_CONFIRMED, BATCH);
        List<Troubled> troubled = found.stream().filter(unshown -> unshown.execution() != null)
                .map(unshown -> new Troubled(unshown.instance(), unshown.execution(),
                        "Nobody knows whether the message of this contact was sent (attempt " + unshown.attempt() + ")."))
                .toList();
        return new Look(found.size(), troubled, found.size() < BATCH);
    }
}
