package org.hopperflow.bench;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program as a process of its own, so that its processor time can be told from the others'. */
final class Program implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int START_SECONDS = 300;

    private final String name;
    private final Process process;

    private Program(String name, Process process) {
        this.name = name;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static Program jar(String name, Path jar, Map<String, String> environment) {
        return start(name, List.of("-jar", jar.toString()), environment);
    }

    /** One of the bench's own programs. */
    static Program main(Class<?> main, Map<String, String> environment) {
        return start(main.getSimpleName().toLowerCase(Locale.ROOT),
                List.of("-cp", System.getProperty("java.class.path"), main.getName()), environment);
    }

    private static Program start(String name, List<String> what, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(what);
        try {
            Files.createDirectories(Bench.FOLDER);
            File log = Bench.FOLDER.resolve(name + ".log").toFile();
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
            builder.environment().keySet().removeIf(key -> key.startsWith("HOPPER_") || key.startsWith("SPRING_"));
            builder.environment().putAll(environment);
            return new Program(name, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program awaitHttp(String address) {
        Wait.until(name + " answers at " + address, Duration.ofSeconds(START_SECONDS), () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended, see " + Bench.FOLDER.resolve(name + ".log"));
            }
            return answers(address);
        });
        return this;
    }

    private static boolean answers(String address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long cpuMillis() {
        return Cpu.of(process.pid());
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
