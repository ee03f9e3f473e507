package org.hopperflow.message;

import java.time.Duration;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings statuses and their messages together that were written at the same moment and missed each other. A status whose message did
 * not turn up within a day is parked where an operator sees it; should the message turn up all the same, it is still applied.
 */
@Component
class EarlyStatusSweep {

    private static final Logger log = LoggerFactory.getLogger(EarlyStatusSweep.class);
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final StatusRepository statuses;
    private final DeliveryStatuses news;
    private final ParkedStatusRepository parked;

    EarlyStatusSweep(StatusRepository statuses, DeliveryStatuses news, ParkedStatusRepository parked) {
        this.statuses = statuses;
        this.news = news;
        this.parked = parked;
    }

    @Scheduled(fixedDelay = 2_000)
    void sweep() {
        news.tellWaiting(BATCH);
        apply(false);
    }

    @Scheduled(fixedDelay = 60_000)
    void park() {
        apply(true);
        int unknown = parked.park(PATIENCE, BATCH);
        if (unknown > 0) {
            log.warn("{} statuses speak of messages that nobody knows; see /api/v1/parked/statuses", unknown);
        }
    }

    private void apply(boolean ofParked) {
        statuses.meeting(ofParked, BATCH).stream()
                .collect(Collectors.groupingBy(MessageKey::accountKey, Collectors.mapping(MessageKey::messageId, Collectors.toList())))
                .forEach(statuses::applyEarly);
    }
}
