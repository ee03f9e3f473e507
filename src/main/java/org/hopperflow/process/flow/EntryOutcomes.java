package org.hopperflow.process.flow;

import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.EntryOutcome;
import org.hopperflow.process.OneCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Continues the send step that waits for an outcome. */
@Component
class EntryOutcomes {

    private static final Logger log = LoggerFactory.getLogger(EntryOutcomes.class);

    private final RuntimeService runtime;
    private final OneCommand oneCommand;

    EntryOutcomes(RuntimeService runtime, OneCommand oneCommand) {
        this.runtime = runtime;
        this.oneCommand = oneCommand;
    }

    @EventListener
    void on(EntryOutcome outcome) {
        SendToken token = SendToken.of(outcome.token());
        // One command, so that the execution is read once.
        oneCommand.run(() -> {
            if (token.isWaiting()) {
                runtime.signal(token.execution(), null, outcome, null);
            } else {
                log.debug("Nothing waits for the outcome {} of entry {}", outcome.outcome(), outcome.entryId());
            }
        });
    }
}
