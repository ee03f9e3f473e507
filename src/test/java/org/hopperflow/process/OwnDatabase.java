package org.hopperflow.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.hopperflow.fixture.PostgresForTests;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A database of its own on the tests' server: the job executor of another test's application would otherwise run the timers of
 * these stories as soon as they move the clock.
 */
final class OwnDatabase implements JdbcConnectionDetails {

    private static final String NAME = "process_stories";

    private final JdbcConnectionDetails server;

    private OwnDatabase(JdbcConnectionDetails server) {
        this.server = server;
    }

    static OwnDatabase create() throws SQLException {
        JdbcConnectionDetails server = PostgresForTests.server();
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl(), server.getUsername(), server.getPassword());
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
                if (found.next()) {
                    return new OwnDatabase(server);
                }
            }
            statement.execute("create database " + NAME);
        }
        return new OwnDatabase(server);
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl().replaceFirst("(//[^/]+/)\\w+", "$1" + NAME);
    }

    @Override
    public String getUsername() {
        return server.getUsername();
    }

    @Override
    public String getPassword() {
        return server.getPassword();
    }
}
