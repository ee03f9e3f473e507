package org.hopperflow.provider.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that wear out patience, byte by byte. */
class HttpCallsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final Duration IN_ALL = Duration.ofMillis(600);
    private static final Duration SOON = Duration.ofSeconds(5);

    private final HttpCalls calls = new WireConfiguration().providerCalls();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket server;
    private Future<Socket> deaf;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        threads.shutdownNow();
        drops.shutdownNow();
        calls.close();
    }

    @Test
    void an_answer_that_drips_is_cut() {
        answer(out -> {
            write(out, OK + "Content-Length: 1000\r\n\r\n");
            drip(out, "x");
        });

        assertCut();
    }

    @Test
    void headers_that_drip_are_cut() {
        answer(out -> {
            write(out, OK + "X-Slow: ");
            drip(out, "x");
        });

        assertCut();
    }

    @Test
    void a_request_that_nobody_reads_is_cut() {
        deaf = threads.submit(server::accept);

        assertCut(new byte[32_000_000]);
    }

    @Test
    void an_answer_without_end_is_left_at_its_most() {
        answer(out -> {
            write(out, OK + "\r\n");
            byte[] much = new byte[100_000];
            while (true) {
                out.write(much);
            }
        });

        assertTimeoutPreemptively(SOON, () -> assertThatIOException()
                .isThrownBy(() -> Answer.read(call(Duration.ofMinutes(1), new byte[1]))).withMessageContaining("longer than"));
    }

    @Test
    void headers_without_end_are_no_answer() {
        answer(out -> {
            write(out, OK);
            while (true) {
                write(out, "X-More: and more\r\n");
            }
        });

        assertTimeoutPreemptively(SOON, () -> assertThatIOException().isThrownBy(() -> call(Duration.ofMinutes(1), new byte[1])));
    }

    @Test
    void an_answer_in_time_leaves_the_connection_for_the_next() throws Exception {
        answer(out -> write(out, OK + "Content-Length: 2\r\n\r\n{}"));

        for (int i = 0; i < 3; i++) {
            assertThat(Answer.read(call(IN_ALL, new byte[1])).body()).asString().isEqualTo("{}");
        }

        assertThat(connections).hasValue(1);
    }

    @Test
    void what_could_not_connect_in_time_was_certainly_not_sent() {
        ScheduledThreadPoolExecutor watches = new ScheduledThreadPoolExecutor(1);
        AtomicInteger closed = new AtomicInteger();
        ExecRuntime connection = (ExecRuntime) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ExecRuntime.class},
                (proxy, method, args) -> closed.incrementAndGet());
        Deadline late = new Deadline(connection, Duration.ofMinutes(1), watches);

        late.run();

        assertThat(closed).hasValue(1);
        assertThatIOException().isThrownBy(late::leaving).satisfies(e -> assertThat(Failures.nothingWritten(e)).isTrue());
        assertThat(Failures.nothingWritten(late.<RuntimeException>instead(new IllegalStateException("closed")))).isTrue();
        watches.shutdownNow();
    }

    @Test
    void a_call_has_time() {
        assertThatIllegalArgumentException().isThrownBy(() -> calls.within(Duration.ZERO));
    }

    private void assertCut() {
        assertCut(new byte[1]);
    }

    private void assertCut(byte[] body) {
        assertTimeoutPreemptively(SOON, () -> assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(() -> Answer.read(call(IN_ALL, body))).withMessageContaining("600 ms")
                .satisfies(e -> assertThat(Failures.nothingWritten(e)).isFalse()));
    }

    private Response call(Duration inAll, byte[] body) throws IOException {
        Request request = Request.create(Request.HttpMethod.POST, "http://localhost:" + server.getLocalPort() + "/", Map.of(), body, UTF_8,
                null);
        return calls.within(inAll).execute(request, new Request.Options(5, TimeUnit.SECONDS, 5, TimeUnit.SECONDS, false));
    }

    private interface Script {
        void write(OutputStream out) throws Exception;
    }

    /** Each request of one byte gets the same. */
    private void answer(Script script) {
        threads.submit(() -> {
            while (true) {
                Socket caller = server.accept();
                connections.incrementAndGet();
                threads.submit(() -> {
                    InputStream in = caller.getInputStream();
                    while (readRequest(in)) {
                        script.write(caller.getOutputStream());
                    }
                    return null;
                });
            }
        });
    }

    private static boolean readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        return in.read() >= 0;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    /** Until whoever reads is gone. */
    private void drip(OutputStream out, String drop) {
        drops.scheduleWithFixedDelay(() -> {
            try {
                write(out, drop);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }, 0, 50, TimeUnit.MILLISECONDS);
    }
}
