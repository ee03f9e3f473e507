package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hopperflow.HopperflowApplication;
import org.hopperflow.fixture.Api;

/**
 * The application as an operating system process of its own, so that it can be killed like one. Its output goes to
 * {@code target/chaos/<name>.log}.
 */
final class Node implements AutoCloseable {

    static final Path FOLDER = Path.of("target", "chaos").toAbsolutePath();
    static final String PASSWORD = "admin-of-the-tests";

    /** A lease is real time: short, so that nobody has to wait for it. */
    static final Map<String, String> IMPATIENT = Map.of("HOPPER_SEND_LEASE", "PT8S", "HOPPER_SEND_CALLTIME", "PT6S",
            "HOPPER_META_CONNECTTIMEOUT", "PT1S", "HOPPER_META_READTIMEOUT", "PT5S");

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final Map<String, String> settings;
    private final Path data;
    private final int port;
    private Process process;

    /** @param settings environment variables beside those every node gets */
    Node(String name, Map<String, String> settings) {
        this.name = name;
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
        return this;
    }

    Node start() {
        launch();
        awaitHealth();
        return this;
    }

    /** Starts and does not wait. */
    void launch() {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(FOLDER.resolve(name + ".log").toFile()));
            builder.environment().keySet().removeIf(key -> key.startsWith("HOPPER_") || key.startsWith("SPRING_"));
            builder.environment().putAll(Map.of("HOPPER_DATA_DIR", data.toString(), "SERVER_PORT", Integer.toString(port),
                    "HOPPER_ADMIN_PASSWORD", PASSWORD));
            builder.environment().putAll(settings);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitHealth() {
        await(name + " is healthy").atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with " + process.exitValue() + ", see " + FOLDER.resolve(name + ".log"));
            }
            return healthy();
        });
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
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " still runs after " + patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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

    /** Small and quick to start: several of them share a machine with the tests. */
    private static List<String> command() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError",
                "-cp", classPath(), HopperflowApplication.class.getName());
    }

    /** Without the tests' own classes, which the application would find and start as its own. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
