package org.hopperflow.message;

import java.util.UUID;
import org.hopperflow.shared.AttemptId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells recorded outcomes singly: those whose batch failed, those of a person or a sweep. Repeats until somebody heard, ever more
 * rarely; the reconciler shows an outcome that its flow does not take.
 */
@Component
class Teller {

    private static final Logger log = LoggerFactory.getLogger(Teller.class);
    private static final int BATCH = 200;

    private final OutcomeRepository outcomes;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Teller(OutcomeRepository outcomes, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.outcomes = outcomes;
        this.transaction = transaction;
        this.events = events;
    }

    @Scheduled(fixedDelay = 500)
    void tellAll() {
        for (UUID id : outcomes.untold(BATCH)) {
            tell(new AttemptId(id));
        }
    }

    private void tell(AttemptId id) {
        try {
            transaction.executeWithoutResult(status -> outcomes.takeUntold(id).ifPresent(events::publishEvent));
        } catch (RuntimeException | Error e) {
            log.warn("The flow of attempt {} did not take its outcome, told again later: {}", id, e.toString());
            outcomes.tellLater(id, e.toString());
        }
    }
}
