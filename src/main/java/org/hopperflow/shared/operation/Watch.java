package org.hopperflow.shared.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the rooms read their numbers, one after the other and every five seconds ({@code hopper.watch.every}). A room whose statements
 * take longer than a few seconds gets none: numbers must not cost what they are about.
 */
@Component
class Watch implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final int SECONDS_AT_MOST = 3;

    private final ObjectProvider<Watcher> rooms;
    private final TransactionTemplate transaction;
    private volatile List<Watcher> bound = List.of();
    private volatile long complete = System.nanoTime();

    Watch(ObjectProvider<Watcher> rooms, PlatformTransactionManager transactions) {
        this.rooms = rooms;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setTimeout(SECONDS_AT_MOST);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hopper.watch.age", this, Watch::secondsSinceComplete).baseUnit("seconds")
                .description("Since this node could read all its numbers from the database").register(registry);
        List<Watcher> all = rooms.stream().toList();
        all.forEach(room -> room.readings().forEach(reading -> reading.bindTo(registry)));
        bound = all;
    }

    private double secondsSinceComplete() {
        return (System.nanoTime() - complete) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    @Scheduled(fixedDelayString = "${hopper.watch.every:PT5S}")
    void look() {
        if (bound.stream().filter(this::looked).count() == bound.size()) {
            complete = System.nanoTime();
        }
    }

    /** A room that fails holds up no other. */
    private boolean looked(Watcher room) {
        try {
            transaction.executeWithoutResult(status -> room.look());
            return true;
        } catch (RuntimeException e) {
            log.warn("{} could not read its numbers, again with the next look: {}", room.getClass().getSimpleName(), e.toString());
            return false;
        }
    }
}
