package org.hopperflow.webhook;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Loop;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads stored webhook calls, on every node: first each call is taken apart, then each piece of news is handed over in a transaction
 * of its own. A piece that its listeners do not take yet is tried again, ever more rarely, and parked after a day.
 */
@Component
class Inbox implements SmartLifecycle {

    private static final long REST_MILLIS = 200;
    /** For others to come: calls that are read together are cheaper by far, and nobody notices so short a wait. */
    private static final long GATHER_MILLIS = 25;

    private final CallStore calls;
    private final EventReader reader;
    private final ItemHandover handover;
    private final Semaphore newCalls = new Semaphore(0);
    private final Semaphore newItems = new Semaphore(0);

    private volatile List<Loop> loops = List.of();

    Inbox(CallStore calls, EventReader reader, ItemHandover handover) {
        this.calls = calls;
        this.reader = reader;
        this.handover = handover;
    }

    /** Committed when this returns. */
    void store(AccountKey account, byte[] body) {
        calls.store(account, body);
        newCalls.release();
    }

    private void readCalls() throws InterruptedException {
        if (reader.readSome() > 0) {
            newItems.release();
            TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        } else {
            await(newCalls);
        }
    }

    private void handOverItems() throws InterruptedException {
        if (handover.handOverSome() == 0) {
            await(newItems);
        }
    }

    private static void await(Semaphore news) throws InterruptedException {
        if (news.tryAcquire(REST_MILLIS, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public void start() {
        loops = List.of(Loop.start("hopper-inbox-calls", this::readCalls), Loop.start("hopper-inbox-items", this::handOverItems));
    }

    @Override
    public void stop() {
        loops.forEach(Loop::stop);
        loops = List.of();
    }

    @Override
    public boolean isRunning() {
        return !loops.isEmpty();
    }
}
