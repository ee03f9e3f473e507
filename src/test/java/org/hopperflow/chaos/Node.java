package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hopperflow.chaos.breakable.Moment;
import org.hopperflow.fixture.Api;

/**
 * The application as an operating system process of its own, so that it can be killed like one. Its output goes to
 * {@code target/chaos/<name>.log}.
 */
final class Node implements AutoCloseable {

    static final Path FOLDER = Path.of("target", "chaos").toAbsolutePath();
    static final String PASSWORD = "admin-of-the-tests";

    static final Duration LEASE = Duration.ofSeconds(7);

    /** A lease is real time: short, so that nobody has to wait for it. */
    static final Map<String, String> IMPATIENT = Map.of("HOPPER_SEND_LEASE", LEASE.toString(), "HOPPER_SEND_CALLTIME", "PT5S",
            "HOPPER_META_CONNECTTIMEOUT", "PT1S", "HOPPER_META_READTIMEOUT", "PT4S");

    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final int MOST_STARTS_WITHOUT_DATABASE = 3;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Program program;
    private final Map<String, String> settings;
    private final Path data;
    private final int port;
    private Process process;
    private int startsWithoutDatabase;

    /** @param settings environment variables beside those every node gets */
    Node(String name, Map<String, String> settings) {
        this(name, Program.ORDINARY, settings);
    }

    Node(String name, Program program, Map<String, String> settings) {
        this.name = name;
        this.program = program;
        this.settings = settings;
        this.data = FOLDER.resolve(name);
        this.port = freePort();
        // Whatever ends this JVM, short of its own kill -9, ends what it started.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** A data folder that is empty, or what an earlier node of this name left there is removed. */
    Node fresh() {
        PostgresOfNode.in(data).stop();
        Folders.delete(data);
        Folders.delete(log());
        return this;
    }

    Node start() {
        launch();
        awaitHealth();
        return this;
    }

    /** Starts and does not wait. */
    void launch() {
        launch(program.command());
    }

    void launch(List<String> command) {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
            builder.environment().keySet().removeIf(key -> key.startsWith("HOPPER_") || key.startsWith("SPRING_"));
            builder.environment().putAll(Map.of("HOPPER_DATA_DIR", data.toString(), "SERVER_PORT", Integer.toString(port),
                    "HOPPER_ADMIN_PASSWORD", PASSWORD, "CHAOS_ORDERS", orders().toString()));
            builder.environment().putAll(settings);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitHealth() {
        await(name + " is healthy").atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (process.isAlive()) {
                return healthy();
            }
            if (startsWithoutDatabase == 0) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + ", see " + log());
            }
            startsWithoutDatabase--;
            launch();
            return false;
        });
        startsWithoutDatabase = 0;
    }

    /** A node that starts while its database is away ends; whoever runs nodes starts it again. So does this one, until it is healthy. */
    void mayFindNoDatabase() {
        startsWithoutDatabase = MOST_STARTS_WITHOUT_DATABASE;
    }

    /** From now on it ends by itself when it passes the moment for the n-th time; only {@link Program#BREAKABLE} understands that. */
    void endAt(Moment moment, int pass) {
        order("end " + moment + " " + pass);
    }

    /** Its machine's clock goes wrong, at once and after each start. */
    void clockWrongBy(Duration wrong) {
        order("clock " + wrong);
    }

    void followsNoOrders() {
        try {
            Files.deleteIfExists(orders());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written beside and moved, so that nobody reads half an order. */
    private void order(String order) {
        try {
            Path draft = Files.writeString(data.resolve("orders.draft"), order + "\n");
            Files.move(draft, orders(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path orders() {
        return data.resolve("orders");
    }

    Path log() {
        return FOLDER.resolve(name + ".log");
    }

    String name() {
        return name;
    }

    /** Nothing of it moves until {@link #thaw}, and nobody can tell that from a very slow machine. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        Signals.send(process.pid(), signal);
    }

    /** True when it ended by itself within that time. */
    boolean ends(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** kill -9: nothing is finished, nothing is closed. */
    void kill() {
        process.toHandle().destroyForcibly();
        waitForEnd(PATIENCE);
    }

    /** SIGTERM. Answers how long the end took, at most {@code patience}. */
    Duration stop(Duration patience) {
        long from = System.nanoTime();
        process.toHandle().destroy();
        waitForEnd(patience);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    Api api() {
        return new Api(address(), "admin", PASSWORD);
    }

    String address() {
        return "http://localhost:" + port;
    }

    Path data() {
        return data;
    }

    /** Kills what still runs, its database too. */
    @Override
    public void close() {
        if (runs()) {
            kill();
        }
        PostgresOfNode.in(data).stop();
    }

    private void waitForEnd(Duration patience) {
        if (!ends(patience)) {
            throw new AssertionError(name + " still runs after " + patience);
        }
    }

    private boolean healthy() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address() + "/actuator/health")).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
