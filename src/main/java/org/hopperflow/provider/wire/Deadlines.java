package org.hopperflow.provider.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Gives every call its {@link Deadline}, from the wait for a connection to the last byte of the answer. */
final class Deadlines {

    private static final String IN_ALL = "hopperflow.in-all";
    private static final String DEADLINE = "hopperflow.deadline";

    private final ScheduledThreadPoolExecutor watches;

    Deadlines() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("hopper-deadline-");
        threads.setDaemon(true);
        watches = new ScheduledThreadPoolExecutor(1, threads);
        watches.setRemoveOnCancelPolicy(true);
    }

    void guard(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("deadline", this::watched);
        builder.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "leaving", Deadlines::leaving);
    }

    /** @param inAll how long a call with this context may take */
    static void set(HttpContext context, Duration inAll) {
        context.setAttribute(IN_ALL, inAll);
    }

    private ClassicHttpResponse watched(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Deadline deadline = new Deadline(scope.execRuntime, (Duration) scope.clientContext.getAttribute(IN_ALL), watches);
        scope.clientContext.setAttribute(DEADLINE, deadline);
        try {
            ClassicHttpResponse response = chain.proceed(request, scope);
            if (response.getEntity() == null) {
                deadline.met();
            } else {
                response.setEntity(new Watched(response.getEntity(), deadline));
            }
            return response;
        } catch (IOException failure) {
            throw deadline.instead(failure);
        } catch (HttpException failure) {
            throw deadline.instead(failure);
        } catch (RuntimeException failure) {
            throw deadline.instead(failure);
        }
    }

    private static ClassicHttpResponse leaving(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ((Deadline) scope.clientContext.getAttribute(DEADLINE)).leaving();
        return chain.proceed(request, scope);
    }

    /** An answer on its way. */
    private static final class Watched extends HttpEntityWrapper {

        private final Deadline deadline;
        private InputStream content;

        Watched(HttpEntity answer, Deadline deadline) {
            super(answer);
            this.deadline = deadline;
        }

        /** Feign asks once to read and once to close. */
        @Override
        public InputStream getContent() throws IOException {
            if (content == null) {
                content = new WatchedContent(super.getContent(), deadline);
            }
            return content;
        }
    }

    private static final class WatchedContent extends FilterInputStream {

        private final Deadline deadline;
        private boolean whole;

        WatchedContent(InputStream content, Deadline deadline) {
            super(content);
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            try {
                return seen(in.read());
            } catch (IOException failure) {
                throw deadline.instead(failure);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return seen(in.read(into, offset, length));
            } catch (IOException failure) {
                throw deadline.instead(failure);
            }
        }

        private int seen(int read) {
            if (read == -1) {
                whole = true;
                deadline.met();
            }
            return read;
        }

        /** To close is to read to the end, unless there is nothing more to read from. */
        @Override
        public void close() throws IOException {
            if (whole) {
                super.close();
                return;
            }
            deadline.drop();
            try {
                super.close();
            } catch (IOException droppedByUs) {
                // There is nobody who wants the rest.
            }
        }
    }

    void close() {
        watches.shutdownNow();
    }
}
