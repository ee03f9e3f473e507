package org.hopperflow.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A durable PostgreSQL: fsync and synchronous_commit on, the rest as an operator with 2 GB to spare would set it. */
final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final long pid;

    private Postgres(EmbeddedPostgres server, long pid) {
        this.server = server;
        this.pid = pid;
    }

    static Postgres start() {
        Path data = Bench.FOLDER.resolve("postgres").toAbsolutePath();
        try {
            delete(data);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("checkpoint_timeout", "15min")
                    .setServerConfig("track_activity_query_size", "16384")
                    .start();
            return new Postgres(server, Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Database database(String name) {
        return new Database(server.getJdbcUrl("postgres", name));
    }

    Database create(String name) {
        database("postgres").run("create database " + name);
        return database(name);
    }

    /** A database that begins as a copy of another one, which nobody may be connected to. */
    Database copy(String name, String original) {
        database("postgres").run("create database " + name + " template " + original);
        return database(name);
    }

    long cpuMillis() {
        return Cpu.ofFamily(pid);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
