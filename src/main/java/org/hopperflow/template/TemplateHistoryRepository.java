package org.hopperflow.template;

import java.time.OffsetDateTime;
import java.util.List;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of templates; written together with the change itself, by {@link TemplateRepository}. */
@Repository
class TemplateHistoryRepository {

    /** Many years of pauses. */
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    TemplateHistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first; the newest 500. */
    List<TemplateChange> of(TemplateId template) {
        return jdbc.sql("""
                select * from (select * from template_change where template_id = :template order by id desc limit :most) newest order by id
                """)
                .param("template", template.value()).param("most", MOST)
                .query((row, number) -> new TemplateChange(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("status"),
                        row.getString("quality"), row.getString("category"), row.getString("reason"))).list();
    }
}
