package org.hopperflow.process.reconcile;

import java.util.List;
import org.springframework.stereotype.Component;

/** A flow that fails each time it is told what came of its send. It is told ever more rarely, and shown until it took it. */
@Component
class OutcomeUnheard implements Check {

    private static final int BATCH = 200;

    private final OutcomeCheckRepository outcomes;
    private final ReconcilerSettings settings;

    OutcomeUnheard(OutcomeCheckRepository outcomes, ReconcilerSettings settings) {
        this.outcomes = outcomes;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "outcome-unheard";
    }

    @Override
    public Look look() {
        List<OutcomeCheckRepository.Unheard> found = outcomes.unheard(settings.tellTries(), BATCH);
        List<Troubled> troubled = found.stream().filter(unheard -> unheard.execution() != null).map(OutcomeUnheard::troubled).toList();
        return new Look(found.size(), troubled, found.size() < BATCH);
    }

    private static Troubled troubled(OutcomeCheckRepository.Unheard unheard) {
        return new Troubled(unheard.instance(), unheard.execution(), "The outcome " + unheard.outcome() + " of this send was told "
                + unheard.tries() + " times in vain and is told again: " + unheard.failure());
    }
}
