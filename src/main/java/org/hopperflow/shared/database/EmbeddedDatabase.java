package org.hopperflow.shared.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL of our own, for a machine that has none. Its folder survives restarts and its commits survive a power cut:
 * fsync and synchronous_commit are on, although the library's defaults turn them off for tests.
 *
 * <p>After a {@code kill -9} of the application the database may still run. {@link PostmasterPid} stops it before a new one starts,
 * so two servers never share a folder.
 */
public final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final EmbeddedPostgres postgres;
    private final Path data;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Path data) {
        this.postgres = postgres;
        this.data = data;
    }

    /** Starts the server over the folder {@code data}, which is made when it is missing. */
    public static EmbeddedDatabase start(Path data) throws IOException {
        return start(data, true);
    }

    /** A server in a temporary folder that ends with the JVM, without durability: for tests only. */
    public static EmbeddedDatabase forTests() {
        try {
            Path data = Files.createTempDirectory("hopperflow-postgres");
            EmbeddedDatabase database = start(data, false);
            // After every application context: one that closes without its database waits 30 s for connections.
            SpringApplication.getShutdownHandlers().add(database::closeAndDelete);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedDatabase start(Path data, boolean durable) throws IOException {
        PostmasterPid.in(data).stopIfAlive();
        String sync = durable ? "on" : "off";
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data.toAbsolutePath())
                .setCleanDataDirectory(false)
                // Ours to stop, and last: the library's own hook would stop it while the engine still writes.
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", sync)
                .setServerConfig("full_page_writes", sync)
                .setServerConfig("synchronous_commit", sync)
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "256MB")
                .start();
        log.info("Embedded PostgreSQL runs on port {} over {}", postgres.getPort(), data.toAbsolutePath());
        return new EmbeddedDatabase(postgres, data);
    }

    @Override
    public String getJdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public String getUsername() {
        return "postgres";
    }

    @Override
    public String getPassword() {
        return "postgres";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private void closeAndDelete() {
        try {
            close();
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            log.warn("The test database at {} could not be removed", data, e);
        }
    }
}
