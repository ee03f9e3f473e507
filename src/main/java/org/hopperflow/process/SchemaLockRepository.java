package org.hopperflow.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Repository;

/** A lock that all nodes on one database share. It belongs to a connection, so a node that dies gives it back. */
@Repository
class SchemaLockRepository {

    /** One more than that of the first users; any number nobody else locks would do. */
    private static final long KEY = 0x686f7070_0002L;

    private final DataSource dataSource;
    private Connection holder;

    SchemaLockRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Waits until no other node has it. */
    void lock() throws SQLException {
        holder = dataSource.getConnection();
        run("select pg_advisory_lock(" + KEY + ")");
    }

    void unlock() throws SQLException {
        try (Connection ending = holder) {
            run("select pg_advisory_unlock(" + KEY + ")");
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            statement.execute(sql);
        }
    }
}
