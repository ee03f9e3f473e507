package org.hopperflow.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The database a node brings along. It outlives a killed node, and a test must not outlive without it being stopped. */
record PostgresOfNode(Path pidFile) {

    private static final int PORT_LINE = 3;

    static PostgresOfNode in(Path data) {
        return new PostgresOfNode(data.resolve("postgres").resolve("postmaster.pid"));
    }

    Optional<ProcessHandle> process() {
        return lines().stream().findFirst().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.trim()))).filter(ProcessHandle::isAlive);
    }

    Database database() {
        return new Database("jdbc:postgresql://localhost:" + lines().get(PORT_LINE).trim() + "/postgres", "postgres", "postgres");
    }

    void stop() {
        process().ifPresent(PostgresOfNode::stop);
    }

    /** Starts it again as it was started before: same folder, same port. */
    void startAgain() {
        try {
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                // PostgreSQL refuses to run as root; the library that started it first has it live in a namespace of its own, too.
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(commandLine());
            new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(Node.FOLDER.resolve("postgres.log").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> commandLine() throws IOException {
        String line = Files.readString(pidFile.resolveSibling("postmaster.opts")).trim();
        return Arrays.stream(line.split(" ")).map(word -> word.replace("\"", "")).toList();
    }

    private static void stop(ProcessHandle postmaster) {
        try {
            // SIGINT, the fast shutdown: a plain SIGTERM waits for clients.
            new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
            postmaster.onExit().get(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException | TimeoutException e) {
            postmaster.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
