package org.hopperflow.webhook;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands over one piece of news at a time, in the transaction that marks it as done. */
@Component
class ItemHandover implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ItemHandover.class);
    private static final int BATCH = 100;
    private static final int THREADS = 4;

    private final InboxRepository stored;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, new CustomizableThreadFactory("hopper-inbox-"));

    ItemHandover(InboxRepository stored, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.stored = stored;
        this.events = events;
        this.transaction = transaction;
    }

    /**
     * Answers how many were due.
     *
     * @throws IllegalStateException when some could not even be put off, since the database takes nothing: the next look must not follow
     *         at once
     */
    int handOverSome() {
        List<UUID> due = stored.due(BATCH);
        List<? extends Future<?>> all = due.stream().map(id -> threads.submit(() -> handOver(id))).toList();
        long lost = all.stream().filter(one -> !ended(one)).count();
        if (lost > 0) {
            throw new IllegalStateException(lost + " inbox items could not even be put off");
        }
        return due.size();
    }

    private void handOver(UUID id) {
        try {
            transaction.executeWithoutResult(status -> stored.lockItem(id).ifPresent(item -> {
                events.publishEvent(item.event());
                stored.done(item);
            }));
        } catch (RuntimeException | Error e) {
            log.info("Inbox item {} is tried again later: {}", id, e.toString());
            stored.tryLater(id, e.toString());
        }
    }

    private static boolean ended(Future<?> one) {
        try {
            one.get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            log.debug("An inbox item could not even be put off", e.getCause());
            return false;
        }
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
