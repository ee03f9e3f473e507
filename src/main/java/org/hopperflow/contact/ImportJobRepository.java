package org.hopperflow.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.ListId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Imports and their state. Every change asks for {@code RUNNING} first: whoever ends an import first has the last word. */
@Repository
class ImportJobRepository {

    private final JdbcClient jdbc;

    ImportJobRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ImportJob job) {
        jdbc.sql("insert into import_job (id, list_id, state, created_at) values (:id, :list, :state, :now)")
                .param("id", job.id()).param("list", job.listId().value())
                .param("state", job.state().name()).param("now", Utc.of(job.createdAt())).update();
    }

    Optional<ImportJob> find(UUID id) {
        return jdbc.sql("""
                select id, list_id, state, rows, imported, duplicates, rejected, warnings, failure, created_at, finished_at
                  from import_job where id = :id
                """).param("id", id).query(ImportJobRepository::job).optional();
    }

    boolean runningInto(ListId list) {
        return jdbc.sql("select exists (select 1 from import_job where list_id = :list and state = 'RUNNING')")
                .param("list", list.value()).query(Boolean.class).single();
    }

    boolean progress(UUID id, ImportTally tally) {
        ImportCounts counts = tally.counts();
        return jdbc.sql("""
                update import_job set rows = :rows, imported = :imported, duplicates = :duplicates, rejected = :rejected,
                       warnings = :warnings
                 where id = :id and state = 'RUNNING'
                """)
                .param("rows", counts.rows()).param("imported", counts.imported())
                .param("duplicates", counts.duplicates()).param("rejected", counts.rejected())
                .param("warnings", tally.warnings())
                .param("id", id).update() == 1;
    }

    boolean done(UUID id, Instant now) {
        return jdbc.sql("update import_job set state = 'DONE', finished_at = :now where id = :id and state = 'RUNNING'")
                .param("id", id).param("now", Utc.of(now)).update() == 1;
    }

    /** Counts what was read only: nothing of it stays. */
    boolean fail(UUID id, String failure, Instant now) {
        return jdbc.sql("""
                update import_job set state = 'FAILED', failure = :failure, finished_at = :now,
                       imported = 0, duplicates = 0, rejected = 0, warnings = 0
                 where id = :id and state = 'RUNNING'
                """).param("id", id).param("failure", failure).param("now", Utc.of(now)).update() == 1;
    }

    boolean cancel(UUID id, Instant now) {
        return jdbc.sql("""
                update import_job set state = 'CANCELLED', finished_at = :now, imported = 0, duplicates = 0, rejected = 0, warnings = 0
                 where id = :id and state = 'RUNNING'
                """).param("id", id).param("now", Utc.of(now)).update() == 1;
    }

    private static ImportJob job(ResultSet row, int number) throws SQLException {
        ImportCounts counts = new ImportCounts(row.getInt("rows"), row.getInt("imported"), row.getInt("duplicates"),
                row.getInt("rejected"));
        return new ImportJob(row.getObject("id", UUID.class), new ListId(row.getObject("list_id", UUID.class)),
                ImportState.valueOf(row.getString("state")), new ImportTally(counts, row.getInt("warnings")), row.getString("failure"),
                Utc.read(row, "created_at"), Utc.read(row, "finished_at"));
    }
}
