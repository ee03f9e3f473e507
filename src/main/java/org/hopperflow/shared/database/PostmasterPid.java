package org.hopperflow.shared.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pid file a PostgreSQL server keeps in its data folder, and the server it may point to. */
final class PostmasterPid {

    private static final Logger log = LoggerFactory.getLogger(PostmasterPid.class);
    private static final long STOP_SECONDS = 30;

    private final Path file;

    private PostmasterPid(Path file) {
        this.file = file;
    }

    static PostmasterPid in(Path dataDirectory) {
        return new PostmasterPid(dataDirectory.resolve("postmaster.pid"));
    }

    /**
     * Asks a server that a killed application left behind to stop (SIGINT, PostgreSQL's fast shutdown) and waits for it.
     *
     * @throws IOException when it still runs after 30 seconds: starting a second one on its folder is worse than not starting
     */
    void stopIfAlive() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isEmpty()) {
            return;
        }
        ProcessHandle postmaster = server.get();
        log.warn("A PostgreSQL server (pid {}) still runs on our data folder, stopping it first", postmaster.pid());
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
        try {
            postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("PostgreSQL pid " + postmaster.pid() + " holds " + file.getParent() + " and does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL stops", e);
        }
    }

    /** The running server the file names; empty when there is no file, no such process, or the number was given to another program. */
    private Optional<ProcessHandle> server() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).trim());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info().command().map(command -> command.endsWith("postgres")).orElse(true));
    }
}
