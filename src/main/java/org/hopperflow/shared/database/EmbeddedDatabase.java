package org.hopperflow.shared.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

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

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts the server over the folder {@code data}, which is made when it is missing. */
    public static EmbeddedDatabase start(Path data) throws IOException {
        return start(data, true);
    }

    static EmbeddedDatabase start(Path data, boolean durable) throws IOException {
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
        return new EmbeddedDatabase(postgres);
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
}
