package org.hopperflow.provider.sandbox;

import java.time.Duration;
import org.hopperflow.shared.BusinessClock;
import org.hopperflow.shared.ClockMoved;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Moves the business clock. The offset is stored; every node follows within a second and finds it again after a restart. */
@Component
@ConditionalOnSandbox
class SandboxClock {

    private final ClockOffsetRepository offsets;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    SandboxClock(ClockOffsetRepository offsets, BusinessClock clock, ApplicationEventPublisher events) {
        this.offsets = offsets;
        this.clock = clock;
        this.events = events;
        // At once, so that nothing starts in the past; listeners are told when everybody is there to hear it.
        clock.moveTo(offsets.read());
    }

    synchronized void advance(Duration more) {
        moveTo(offsets.add(more));
    }

    @EventListener(ApplicationReadyEvent.class)
    void tellEverybody() {
        if (!clock.offset().isZero()) {
            events.publishEvent(new ClockMoved(clock.offset()));
        }
    }

    @Scheduled(fixedDelay = 1000)
    synchronized void follow() {
        Duration stored = offsets.read();
        if (!stored.equals(clock.offset())) {
            moveTo(stored);
        }
    }

    private void moveTo(Duration offset) {
        clock.moveTo(offset);
        events.publishEvent(new ClockMoved(offset));
    }
}
