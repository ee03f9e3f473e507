package org.hopperflow.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.MediaId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MediaRepository {

    private final JdbcClient jdbc;

    MediaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Media media) {
        jdbc.sql("""
                insert into media (id, type, mime_type, file_name, bytes, sha256, created_at)
                values (:id, :type, :mimeType, :fileName, :bytes, :sha256, :now)
                """)
                .param("id", media.id().value()).param("type", media.type().name()).param("mimeType", media.mimeType())
                .param("fileName", media.fileName()).param("bytes", media.bytes()).param("sha256", media.sha256())
                .param("now", OffsetDateTime.ofInstant(media.createdAt(), ZoneOffset.UTC)).update();
    }

    void delete(MediaId id) {
        jdbc.sql("delete from media where id = :id").param("id", id.value()).update();
    }

    Optional<Media> find(MediaId id) {
        return jdbc.sql("select * from media where id = :id").param("id", id.value()).query((row, number) -> media(row)).optional();
    }

    private static Media media(ResultSet row) throws SQLException {
        return new Media(new MediaId(row.getObject("id", UUID.class)), MediaKind.valueOf(row.getString("type")),
                row.getString("mime_type"), row.getString("file_name"), row.getLong("bytes"), row.getString("sha256"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
