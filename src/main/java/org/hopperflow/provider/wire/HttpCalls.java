package org.hopperflow.provider.wire;

import feign.Client;
import feign.hc5.ApacheHttp5Client;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;

/** The one HTTP client, as Feign takes it. */
public final class HttpCalls implements AutoCloseable {

    private final CloseableHttpClient http;
    private final Deadlines deadlines;

    HttpCalls(CloseableHttpClient http, Deadlines deadlines) {
        this.http = http;
        this.deadlines = deadlines;
    }

    /**
     * For calls that are cut when they take longer than this, from the wait for a connection to the last byte of the answer; a call that is
     * cut is one of which nobody knows what became, unless its first byte had not left yet.
     *
     * @param inAll more than nothing; the timeouts of Feign's options count from byte to byte and are to be shorter
     */
    public Client within(Duration inAll) {
        if (inAll.isNegative() || inAll.isZero()) {
            throw new IllegalArgumentException("A call needs time: " + inAll);
        }
        return new ApacheHttp5Client(new Within(http, inAll));
    }

    @Override
    public void close() throws IOException {
        http.close();
        deadlines.close();
    }

    /** The same client and pool, with a deadline for each call. Closed by nobody. */
    private static final class Within extends CloseableHttpClient implements Configurable {

        private final CloseableHttpClient http;
        private final Duration inAll;

        Within(CloseableHttpClient http, Duration inAll) {
            this.http = http;
            this.inAll = inAll;
        }

        @Override
        protected CloseableHttpResponse doExecute(HttpHost target, ClassicHttpRequest request, HttpContext context) throws IOException {
            Deadlines.set(context, inAll);
            return http.execute(target, request, context);
        }

        @Override
        public RequestConfig getConfig() {
            return ((Configurable) http).getConfig();
        }

        @Override
        public void close() {
        }

        @Override
        public void close(CloseMode mode) {
        }
    }
}
