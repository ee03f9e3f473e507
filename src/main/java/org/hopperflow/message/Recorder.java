package org.hopperflow.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.hopperflow.shared.Ending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes outcomes and signals the flows, several contacts in one transaction. When a batch fails, the facts are written one by one
 * without the signals, and {@link Teller} gives those singly: a fault in a flow never undoes the fact of a send. An outcome that
 * cannot be written stays in memory and is tried again until the node stops.
 */
@Component
class Recorder implements SmartLifecycle {

    /**
     * Ends before the web server does and starts after it: what was called gets its outcome written, and the sandbox in this very process
     * still answers; Boot's phases for it are 1024 and 2048 below the default. The dispatcher and the inbox end first, at the default.
     */
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 512;

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);
    private static final int BATCH = 50;
    /** For others to come: several outcomes then share a transaction. What is not written yet is what a kill makes doubtful, so it is short. */
    private static final long GATHER_MILLIS = 20;
    private static final long POLL_MILLIS = 200;
    private static final long RETRY_MILLIS = 1_000;
    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutcomeWriter writer;
    private final Ending ending;
    private final LinkedBlockingQueue<CallResult> results = new LinkedBlockingQueue<>();
    /** One thread gathers while the others write. */
    private final ReentrantLock gathering = new ReentrantLock();
    private final AtomicInteger unwritten = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Recorder(OutcomeWriter writer, Ending ending) {
        this.writer = writer;
        this.ending = ending;
    }

    void record(CallResult result) {
        unwritten.incrementAndGet();
        results.add(result);
    }

    /** Outcomes that are known here only, those at hand too: a kill would make each of them unknown. */
    int backlog() {
        return unwritten.get();
    }

    private void run() {
        try {
            while (running || !results.isEmpty()) {
                List<CallResult> batch = gather();
                if (!batch.isEmpty()) {
                    write(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<CallResult> gather() throws InterruptedException {
        List<CallResult> batch = new ArrayList<>();
        gathering.lockInterruptibly();
        try {
            CallResult first = results.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (first != null) {
                if (running && results.size() < BATCH - 1) {
                    TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
                }
                batch.add(first);
                results.drainTo(batch, BATCH - 1);
            }
        } finally {
            gathering.unlock();
        }
        return batch;
    }

    private void write(List<CallResult> batch) throws InterruptedException {
        try {
            writer.writeAndTell(batch);
            unwritten.addAndGet(-batch.size());
        } catch (RuntimeException | Error e) {
            log.warn("Recording {} outcomes together failed ({}); one by one now", batch.size(), e.toString());
            for (CallResult result : batch) {
                writeAlone(result);
            }
        }
    }

    private void writeAlone(CallResult result) throws InterruptedException {
        try {
            writer.write(result);
            unwritten.decrementAndGet();
        } catch (RuntimeException | Error e) {
            log.error("The outcome of attempt {} cannot be written yet: {}", result.attempt().id(), e.toString());
            if (!running) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            results.add(result);
        }
    }

    @Override
    public void start() {
        running = true;
        for (int i = 1; i <= THREADS; i++) {
            Thread thread = new Thread(this::run, "hopper-record-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        for (Thread thread : threads) {
            try {
                // Zero would be for ever.
                thread.join(1 + ending.atMost(PATIENCE, Duration.ZERO).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
