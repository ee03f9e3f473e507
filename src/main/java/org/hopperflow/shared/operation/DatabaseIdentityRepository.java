package org.hopperflow.shared.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which database this was when somebody last looked, and which one the server says it is. */
@Repository
class DatabaseIdentityRepository {

    private static final Logger log = LoggerFactory.getLogger(DatabaseIdentityRepository.class);

    /** Where the server tells it. Open to every user in PostgreSQL 14 to 17, but not in every hosted one. */
    private enum Part {
        CLUSTER("(select system_identifier::text from pg_control_system())"),
        DATABASE("(select oid::text from pg_database where datname = current_database())"),
        TABLES("to_regclass('database_identity')::oid::text"),
        /** The beginning of the name of the file being written; unlike the last checkpoint's it is true at once after a promotion. */
        TIMELINE("substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)");

        private final String sql;

        Part(String sql) {
            this.sql = sql;
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final JdbcClient jdbc;
    private volatile List<Part> readable = List.of();

    DatabaseIdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Outside of a transaction, since a refusal would end it. */
    void findReadable() {
        readable = Arrays.stream(Part.values()).filter(this::canRead).toList();
    }

    private boolean canRead(Part part) {
        try {
            jdbc.sql("select " + part.sql).query(String.class).optional();
            return true;
        } catch (DataAccessException e) {
            log.warn("The server does not tell its {}, so a restore that changes nothing else is not noticed: {}", part.column(),
                    e.getMessage());
            return false;
        }
    }

    DatabaseIdentity current() {
        String columns = Arrays.stream(Part.values())
                .map(part -> (readable.contains(part) ? part.sql : "null::text") + " as " + part.column())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns).query((rs, n) -> identity(rs)).single();
    }

    Optional<DatabaseIdentity> stored() {
        return jdbc.sql("select cluster, database, tables, timeline from database_identity").query((rs, n) -> identity(rs)).optional();
    }

    /** True in one statement when this is the database it was; also when nobody looked yet. */
    boolean same() {
        String equal = readable.stream().map(part -> "coalesce(" + part.column() + " = " + part.sql + ", true)")
                .collect(Collectors.joining(" and ", "", ""));
        return readable.isEmpty()
                || jdbc.sql("select coalesce(bool_and(" + equal + "), true) from database_identity").query(Boolean.class).single();
    }

    void store(DatabaseIdentity identity, Instant now) {
        jdbc.sql("""
                insert into database_identity (cluster, database, tables, timeline, seen_at)
                values (:cluster, :database, :tables, :timeline, :now)
                on conflict (one) do update set cluster = :cluster, database = :database, tables = :tables, timeline = :timeline, seen_at = :now
                """)
                .param("cluster", identity.cluster()).param("database", identity.database()).param("tables", identity.tables())
                .param("timeline", identity.timeline()).param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC)).update();
    }

    private static DatabaseIdentity identity(ResultSet rs) throws SQLException {
        return new DatabaseIdentity(rs.getString("cluster"), rs.getString("database"), rs.getString("tables"), rs.getString("timeline"));
    }
}
