package org.hopperflow.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets requests that came before the signal to end have all the time there is, such as an upload. The web server's own patience is short
 * and fixed, since it begins when everybody else has used what they needed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestsUnderWay extends OncePerRequestFilter implements SmartLifecycle {

    /** The web server itself needs some seconds to cut off who is not done by then. */
    private static final Duration RESERVE = Duration.ofSeconds(6);

    private final Ending ending;
    private int underWay;
    private volatile boolean running;

    RequestsUnderWay(Ending ending) {
        this.ending = ending;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean counts = !ending.begun();
        change(counts ? 1 : 0);
        try {
            chain.doFilter(request, response);
        } finally {
            change(counts ? -1 : 0);
        }
    }

    private synchronized void change(int by) {
        underWay += by;
        notifyAll();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public synchronized void stop() {
        running = false;
        try {
            long left = left();
            while (underWay > 0 && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = left();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long left() {
        return ending.begun() ? ending.atMost(Duration.ofDays(1), RESERVE).toNanos() : 0;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the sender and the recorder, before the web server (1024 below the default). */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 768;
    }
}
