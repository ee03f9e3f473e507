package org.hopperflow.shared.operation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The first to start and the last to stop: looks whether this is still the database it was before anything is sent, then beats. It looks
 * before each beat, too, since a running node may be connected anew to a database that was restored or failed over behind its back.
 */
@Component
class NodeLife implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NodeLife.class);

    private final DatabaseGuard guard;
    private final Heartbeat heartbeat;
    private volatile boolean running;

    NodeLife(DatabaseGuard guard, Heartbeat heartbeat) {
        this.guard = guard;
        this.heartbeat = heartbeat;
    }

    @Override
    public void start() {
        guard.begin();
        heartbeat.beat();
        running = true;
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 10_000)
    void beat() {
        if (running) {
            guard.check();
            heartbeat.beat();
        }
    }

    @Override
    public void stop() {
        running = false;
        try {
            heartbeat.leave();
        } catch (RuntimeException e) {
            log.warn("The end of this node could not be noted: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
