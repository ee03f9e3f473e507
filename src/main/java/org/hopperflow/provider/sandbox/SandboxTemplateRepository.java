package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class SandboxTemplateRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    SandboxTemplateRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The id the template got; empty when the name is taken in that language. The id of {@code template} is not looked at. */
    Optional<Long> insert(SandboxTemplate template) {
        return jdbc.sql("""
                insert into sandbox_template (waba_id, name, language, category, components, reviewed_at)
                values (:waba, :name, :language, :category, :components::jsonb, :reviewedAt)
                    on conflict do nothing returning id
                """)
                .param("waba", template.wabaId()).param("name", template.name()).param("language", template.language())
                .param("category", template.category()).param("components", template.components().toString())
                .param("reviewedAt", OffsetDateTime.ofInstant(template.reviewedAt(), ZoneOffset.UTC))
                .query(Long.class).optional();
    }

    Optional<SandboxTemplate> find(String wabaId, String name, String language) {
        return jdbc.sql("select * from sandbox_template where waba_id = :waba and name = :name and language = :language")
                .param("waba", wabaId).param("name", name).param("language", language)
                .query((row, number) -> template(row)).optional();
    }

    List<SandboxTemplate> page(String wabaId, long after, int limit) {
        return jdbc.sql("select * from sandbox_template where waba_id = :waba and id > :after order by id limit :limit")
                .param("waba", wabaId).param("after", after).param("limit", limit)
                .query((row, number) -> template(row)).list();
    }

    Optional<SandboxTemplate> find(long id) {
        return jdbc.sql("select * from sandbox_template where id = :id").param("id", id).query((row, number) -> template(row)).optional();
    }

    /** Its new text, to be reviewed; what was ordered before is over. */
    void rewrite(SandboxTemplate template) {
        jdbc.sql("""
                update sandbox_template
                   set category = :category, components = :components::jsonb, reviewed_at = :reviewedAt,
                       ordered_status = null, ordered_reason = null
                 where id = :id
                """)
                .param("id", template.id()).param("category", template.category()).param("components", template.components().toString())
                .param("reviewedAt", OffsetDateTime.ofInstant(template.reviewedAt(), ZoneOffset.UTC)).update();
    }

    /** By its id, or all of that name, whatever their language and business account. */
    List<SandboxTemplate> named(String idOrName) {
        return jdbc.sql("select * from sandbox_template where id::text = :named or name = :named order by id for update")
                .param("named", idOrName).query((row, number) -> template(row)).list();
    }

    /** Null leaves a thing as it is; a new status brings its reason. */
    void order(long id, TemplateOrder order) {
        jdbc.sql("""
                update sandbox_template
                   set ordered_status = coalesce(:status, ordered_status),
                       ordered_reason = case when :status::text is null then ordered_reason else :reason end,
                       announced_category = case when :category::text is null then coalesce(:announced, announced_category)
                                                 else :announced end,
                       category = coalesce(:category, category), quality = coalesce(:quality, quality)
                 where id = :id
                """)
                .param("announced", order.announcedCategory())
                .param("id", id).param("status", order.status()).param("reason", order.reason()).param("category", order.category())
                .param("quality", order.quality()).update();
    }

    /** @param id null: every language */
    int delete(String wabaId, String name, Long id) {
        return jdbc.sql("delete from sandbox_template where waba_id = :waba and name = :name and (:id::bigint is null or id = :id)")
                .param("waba", wabaId).param("name", name).param("id", id).update();
    }

    private SandboxTemplate template(ResultSet row) throws SQLException {
        return new SandboxTemplate(row.getLong("id"), row.getString("waba_id"), row.getString("name"), row.getString("language"),
                row.getString("category"), Json.read(json, row.getString("components")),
                row.getObject("reviewed_at", OffsetDateTime.class).toInstant(),
                new SandboxTemplate.Ordered(row.getString("ordered_status"), row.getString("ordered_reason"), row.getString("quality"),
                        row.getString("announced_category")));
    }
}
