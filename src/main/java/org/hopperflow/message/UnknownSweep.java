package org.hopperflow.message;

import java.util.List;
import org.hopperflow.shared.AttemptId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Finds attempts whose node died or whose answer never came, and after the grace hands them to the flow as unconfirmed. */
@Component
class UnknownSweep {

    private static final Logger log = LoggerFactory.getLogger(UnknownSweep.class);

    private final OutcomeRepository outcomes;
    private final SendSettings settings;

    UnknownSweep(OutcomeRepository outcomes, SendSettings settings) {
        this.outcomes = outcomes;
        this.settings = settings;
    }

    @Scheduled(fixedDelay = 1_000)
    void sweep() {
        List<AttemptId> expired = outcomes.expireLeases();
        if (!expired.isEmpty()) {
            log.warn("{} attempts got no answer within their lease; their outcome is unknown", expired.size());
        }
        int unconfirmed = outcomes.giveUp(settings.grace());
        if (unconfirmed > 0) {
            log.warn("{} sends could not be confirmed", unconfirmed);
        }
    }
}
