package org.hopperflow.process.flow;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.EntryOutcome;
import org.hopperflow.process.OneCommand;
import org.hopperflow.process.WholeInstances;
import org.hopperflow.shared.Gathered;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Continues the send steps that wait for an outcome; those of a batch together, so that their flows are read together. */
@Component
class EntryOutcomes {

    private static final Logger log = LoggerFactory.getLogger(EntryOutcomes.class);

    private final RuntimeService runtime;
    private final OneCommand oneCommand;
    private final Gathered<EntryOutcome> outcomes = new Gathered<>(this::goOn);

    EntryOutcomes(RuntimeService runtime, OneCommand oneCommand) {
        this.runtime = runtime;
        this.oneCommand = oneCommand;
    }

    @EventListener
    void on(EntryOutcome outcome) {
        outcomes.add(outcome);
    }

    private void goOn(List<EntryOutcome> settled) {
        oneCommand.run(() -> {
            WholeInstances.read(settled.stream().map(outcome -> SendToken.of(outcome.token()).execution()).toList());
            settled.forEach(this::goOn);
        });
    }

    private void goOn(EntryOutcome outcome) {
        SendToken token = SendToken.of(outcome.token());
        if (token.isWaiting()) {
            runtime.signal(token.execution(), null, outcome, null);
        } else {
            log.debug("Nothing waits for the outcome {} of entry {}", outcome.outcome(), outcome.entryId());
        }
    }
}
