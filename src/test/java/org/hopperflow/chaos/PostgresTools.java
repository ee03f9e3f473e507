package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The programs of a PostgreSQL that is installed on this machine: its server, and pg_dump and pg_restore, which the embedded binaries
 * lack. pg_dump refuses a newer server than itself, so both come from one folder.
 */
record PostgresTools(Path bin) {

    private static final List<String> NEEDED = List.of("initdb", "postgres", "pg_dump", "pg_restore");

    /** The newest one; empty when none is complete. */
    static Optional<PostgresTools> find() {
        return Stream.of("/usr/lib/postgresql", "/usr/pgsql", "/opt/homebrew/opt", "/usr/local/opt").map(Path::of).filter(Files::isDirectory)
                .flatMap(PostgresTools::folders).map(version -> version.resolve("bin")).map(PostgresTools::new)
                .filter(tools -> NEEDED.stream().allMatch(tool -> Files.isExecutable(tools.bin.resolve(tool))))
                .max(Comparator.comparing(tools -> tools.bin.toString()));
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server over a new folder that ends with {@link Server#close}. */
    Server start(Path data) {
        Folders.delete(data);
        try (ServerSocket socket = new ServerSocket(0)) {
            Files.createDirectories(data.getParent());
            int port = socket.getLocalPort();
            socket.close();
            run("initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--no-sync");
            Process process = launch("postgres", "-D", data.toString(), "-p", Integer.toString(port), "-k", data.toString(),
                    "-c", "max_connections=200");
            Server server = new Server(this, process, port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> server.database("postgres").count("select 1") == 1);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run(String tool, String... arguments) {
        try {
            Process process = launch(tool, arguments);
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(tool + " failed, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(bin.resolve(tool).toString());
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log() {
        return Node.FOLDER.resolve("postgres-tools.log");
    }

    /** One running server; everybody on this machine may connect. */
    record Server(PostgresTools tools, Process process, int port) {

        Database database(String name) {
            return new Database("jdbc:postgresql://localhost:" + port + "/" + name, "postgres", "postgres");
        }

        /** What {@code docs/operations.md} tells an operator to do. */
        void dumpAndRestore(String from, String to, Path file) {
            tools.run("pg_dump", "-h", "localhost", "-p", Integer.toString(port), "-U", "postgres", "-Fc", "-f", file.toString(), from);
            database("postgres").run("create database " + to);
            tools.run("pg_restore", "-h", "localhost", "-p", Integer.toString(port), "-U", "postgres", "-d", to, "--exit-on-error",
                    file.toString());
        }

        void close() {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
