package org.hopperflow.provider.sandbox;

import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files on their way to the fake reviewers. */
@Repository
@ConditionalOnSandbox
class UploadRepository {

    record Upload(UUID id, String appId, String type, long length) {
    }

    private final JdbcClient jdbc;

    UploadRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(Upload upload) {
        jdbc.sql("""
                insert into sandbox_upload (id, app_id, file_type, file_length) values (:id, :app, :type, :length)
                """)
                .param("id", upload.id()).param("app", upload.appId()).param("type", upload.type()).param("length", upload.length())
                .update();
    }

    Optional<Upload> find(UUID id) {
        return jdbc.sql("select id, app_id, file_type, file_length from sandbox_upload where id = :id").param("id", id)
                .query((row, number) -> new Upload(row.getObject("id", UUID.class), row.getString("app_id"), row.getString("file_type"),
                        row.getLong("file_length"))).optional();
    }

    byte[] content(UUID id) {
        return jdbc.sql("select content from sandbox_upload where id = :id").param("id", id)
                .query((row, number) -> row.getBytes("content")).single();
    }

    void append(UUID id, byte[] more) {
        jdbc.sql("update sandbox_upload set content = content || :more where id = :id").param("id", id).param("more", more).update();
    }

    /** The next upload of this app breaks off after so many bytes. */
    void breakNext(String appId, int afterBytes) {
        jdbc.sql("""
                insert into sandbox_upload_break (app_id, after_bytes) values (:app, :bytes)
                    on conflict (app_id) do update set after_bytes = excluded.after_bytes
                """).param("app", appId).param("bytes", afterBytes).update();
    }

    /** Empty when none was ordered; it happens once. */
    Optional<Integer> takeBreak(String appId) {
        return jdbc.sql("delete from sandbox_upload_break where app_id = :app returning after_bytes").param("app", appId)
                .query(Integer.class).optional();
    }
}
