package org.hopperflow.shared;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread of ours that makes one round after another until it is stopped. A round that fails is logged and followed by a rest. */
public final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final long REST_AFTER_FAULT_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Round round;
    private final Thread thread;
    private volatile boolean running = true;

    private Loop(String name, Round round) {
        this.round = round;
        this.thread = new Thread(this::run, name);
    }

    /** Starts the thread. @param name shown in logs and thread dumps */
    public static Loop start(String name, Round round) {
        Loop loop = new Loop(name, round);
        loop.thread.start();
        return loop;
    }

    /** Waits up to three seconds for the round under way; it is not interrupted. */
    public void stop() {
        running = false;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (running) {
            try {
                round.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                log.warn("{} rests for a second: {}", thread.getName(), e.toString());
                rest();
            }
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(REST_AFTER_FAULT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Some work, and the wait for more when there was none. */
    @FunctionalInterface
    public interface Round {
        void run() throws InterruptedException;
    }
}
