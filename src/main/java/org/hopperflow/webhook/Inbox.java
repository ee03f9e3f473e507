package org.hopperflow.webhook;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads stored webhook calls, on every node: first each call is taken apart, then each piece of news is handed over in a transaction
 * of its own. A piece that its listeners do not take yet is tried again, ever more rarely, and parked after a day.
 */
@Component
class Inbox implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);
    private static final long REST_MILLIS = 200;
    private static final long REST_AFTER_FAULT_MILLIS = 1_000;

    private final InboxRepository stored;
    private final EventReader reader;
    private final ItemHandover handover;
    private final Semaphore news = new Semaphore(0);

    private volatile boolean running;
    private Thread calls;
    private Thread items;

    Inbox(InboxRepository stored, EventReader reader, ItemHandover handover) {
        this.stored = stored;
        this.reader = reader;
        this.handover = handover;
    }

    /** Committed when this returns. */
    void store(AccountKey account, byte[] body) {
        stored.insert(account, body);
        news.release();
    }

    private void readCalls() {
        loop(() -> {
            int read = reader.readSome();
            if (read > 0) {
                news.release();
            }
            return read;
        });
    }

    private void handOverItems() {
        loop(handover::handOverSome);
    }

    private void loop(Work work) {
        while (running) {
            try {
                if (work.some() == 0 && news.tryAcquire(REST_MILLIS, TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("Reading webhook calls pauses for a second: {}", e.toString());
                rest();
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST_AFTER_FAULT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        calls = new Thread(this::readCalls, "hopper-inbox-calls");
        items = new Thread(this::handOverItems, "hopper-inbox-items");
        calls.start();
        items.start();
    }

    @Override
    public void stop() {
        running = false;
        news.release(2);
        try {
            calls.join(TimeUnit.SECONDS.toMillis(10));
            items.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Some work; answers how much was done. */
    @FunctionalInterface
    private interface Work {
        int some();
    }
}
