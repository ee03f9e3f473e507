package org.hopperflow.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pauses because of a template, and their ends. Rows are taken in the order of ids, as everywhere. */
@Repository
class TemplatePauseRepository {

    /** A campaign that was just changed. @param endAt null: until every entry is closed */
    record Told(CampaignId id, String name, Instant endAt) {
    }

    private final JdbcClient jdbc;

    TemplatePauseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Told> pause(TemplateId template, String reason) {
        return jdbc.sql("""
                with running as (select id from campaign where template_id = :template and status = 'RUNNING' order by id for no key update)
                update campaign set status = 'PAUSED', status_reason = :reason, pause_cause = 'TEMPLATE'
                 where id in (select id from running) returning id, name, end_at
                """).param("template", template.value()).param("reason", reason).query((row, number) -> told(row)).list();
    }

    /** The reason of those that this paused already, when it is another one now. */
    List<Told> explain(TemplateId template, String reason) {
        return jdbc.sql("""
                with paused as (select id from campaign
                                 where template_id = :template and status = 'PAUSED' and pause_cause = 'TEMPLATE'
                                   and status_reason is distinct from :reason
                                 order by id for no key update)
                update campaign set status_reason = :reason
                 where id in (select id from paused) returning id, name, end_at
                """).param("template", template.value()).param("reason", reason).query((row, number) -> told(row)).list();
    }

    List<Told> resume(TemplateId template) {
        return jdbc.sql("""
                with paused as (select id from campaign
                                 where template_id = :template and status = 'PAUSED' and pause_cause = 'TEMPLATE'
                                 order by id for no key update)
                update campaign set status = 'RUNNING', status_reason = null, pause_cause = null
                 where id in (select id from paused) returning id, name, end_at
                """).param("template", template.value()).query((row, number) -> told(row)).list();
    }

    private static Told told(ResultSet row) throws SQLException {
        OffsetDateTime endAt = row.getObject("end_at", OffsetDateTime.class);
        return new Told(new CampaignId(row.getObject("id", UUID.class)), row.getString("name"), endAt == null ? null : endAt.toInstant());
    }
}
