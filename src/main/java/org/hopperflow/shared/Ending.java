package org.hopperflow.shared;

import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The time between the signal to end and the end, shared by everybody who has something to finish: 30 seconds in all, of which the last
 * few belong to the web server, the connections and the embedded database. Nobody takes anything new once it has begun.
 */
@Component
public class Ending {

    private static final Duration ALL = Duration.ofSeconds(27);

    private final ApplicationContext context;
    private volatile long end;
    private volatile boolean begun;

    /** @param context whose end this is */
    public Ending(ApplicationContext context) {
        this.context = context;
    }

    /** Before anything is stopped. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == context) {
            end = System.nanoTime() + ALL.toNanos();
            begun = true;
        }
    }

    public boolean begun() {
        return begun;
    }

    /** As long as is wanted, but no longer than what is left when {@code reserve} is kept for those who stop later; never negative. */
    public Duration atMost(Duration wanted, Duration reserve) {
        if (!begun) {
            return wanted;
        }
        long left = Math.max(0, end - System.nanoTime() - reserve.toNanos());
        return Duration.ofNanos(Math.min(wanted.toNanos(), left));
    }
}
