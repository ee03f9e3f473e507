package org.hopperflow.contact;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ImportRejectRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    ImportRejectRepository(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insertAll(UUID job, Collection<ImportReject> rejects) {
        batches.batchUpdate("insert into import_reject (import_id, line, reason, original) values (:job, :line, :reason, :original)",
                rejects.stream().map(reject -> parameters(job, reject)).toArray(SqlParameterSource[]::new));
    }

    /** Those behind line {@code after}, in the order of the file. */
    List<ImportReject> page(UUID job, int after, int rows) {
        return jdbc.sql("""
                select line, reason, original from import_reject
                 where import_id = :job and line > :after order by line limit :rows
                """).param("job", job).param("after", after).param("rows", rows).query(ImportReject.class).list();
    }

    private static SqlParameterSource parameters(UUID job, ImportReject reject) {
        return new MapSqlParameterSource().addValue("job", job).addValue("line", reject.line())
                .addValue("reason", reject.reason()).addValue("original", reject.original());
    }
}
