package org.hopperflow.provider.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * The end of one call, whatever it is doing then. The client's own timeouts count from byte to byte and from address to address: an answer
 * that drips, or a request that nobody reads, never meets them.
 */
final class Deadline implements Runnable {

    private final ExecRuntime connection;
    private final Duration inAll;
    private final Future<?> watch;
    private volatile boolean over;
    private volatile boolean left;

    Deadline(ExecRuntime connection, Duration inAll, ScheduledThreadPoolExecutor watches) {
        this.connection = connection;
        this.inAll = inAll;
        this.watch = watches.schedule(this, inAll.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Closes the socket under whoever reads or writes. */
    @Override
    public void run() {
        over = true;
        if (connection instanceof Cancellable call) {
            call.cancel();
        } else {
            connection.discardEndpoint();
        }
    }

    /** The next byte is the request's. @throws ConnectTimeoutException when it is too late for it */
    void leaving() throws ConnectTimeoutException {
        left = true;
        if (over) {
            left = false;
            throw tooLateToLeave();
        }
    }

    void met() {
        watch.cancel(false);
    }

    /** What to throw in place of what a closed socket throws. */
    <E extends Exception> IOException instead(E failure) throws E {
        met();
        if (!over) {
            throw failure;
        }
        return left ? new InterruptedIOException("No whole answer within " + inAll.toMillis() + " ms") : tooLateToLeave();
    }

    /** The rest of an answer that nobody wants is not waited for. */
    void drop() {
        met();
        connection.discardEndpoint();
    }

    private ConnectTimeoutException tooLateToLeave() {
        return new ConnectTimeoutException("Not connected within " + inAll.toMillis() + " ms");
    }
}
