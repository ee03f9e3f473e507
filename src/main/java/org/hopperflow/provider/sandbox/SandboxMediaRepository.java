package org.hopperflow.provider.sandbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files for sending. Their content is of no use here. */
@Repository
@ConditionalOnSandbox
class SandboxMediaRepository {

    private final JdbcClient jdbc;

    SandboxMediaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String insert(String phoneNumberId, String mimeType, Instant now) {
        return jdbc.sql("""
                insert into sandbox_media (phone_number_id, mime_type, uploaded_at) values (:number, :type, :now) returning id::text
                """)
                .param("number", phoneNumberId).param("type", mimeType).param("now", sql(now)).query(String.class).single();
    }

    boolean has(String id, String phoneNumberId, Instant uploadedAfter) {
        return jdbc.sql("""
                select exists (select 1 from sandbox_media
                                where id::text = :id and phone_number_id = :number and uploaded_at > :after)
                """)
                .param("id", id).param("number", phoneNumberId).param("after", sql(uploadedAfter)).query(Boolean.class).single();
    }

    private static OffsetDateTime sql(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
