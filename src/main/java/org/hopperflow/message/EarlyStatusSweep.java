package org.hopperflow.message;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Brings statuses and their messages together that were written at the same moment and missed each other. */
@Component
class EarlyStatusSweep {

    private static final int BATCH = 500;

    private final StatusRepository statuses;

    EarlyStatusSweep(StatusRepository statuses) {
        this.statuses = statuses;
    }

    @Scheduled(fixedDelay = 2_000)
    void sweep() {
        statuses.meeting(BATCH).forEach(early -> statuses.applyEarly(early.accountKey(), early.providerMessageId()));
    }
}
