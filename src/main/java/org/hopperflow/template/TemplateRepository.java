package org.hopperflow.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The templates. */
@Repository
class TemplateRepository {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper mapper;

    TemplateRepository(JdbcClient jdbc, Clock clock, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.mapper = mapper;
    }

    /** False when the account has a template of this name in this language. */
    boolean insert(Template template) {
        return jdbc.sql("""
                insert into template (id, account_key, provider_template_id, name, language, draft, status, mapping, recontact,
                                      available_to_agents, created_at, updated_at)
                values (:id, :account, :providerId, :name, :language, :draft::jsonb, :status, :mapping::jsonb, :recontact, :agents, :now, :now)
                    on conflict (account_key, name, language) where deleted_at is null do nothing
                """)
                .param("id", template.id().value())
                .param("account", template.accountKey().value())
                .param("providerId", template.providerTemplateId())
                .param("name", template.name())
                .param("language", template.draft().language())
                .param("draft", json(template.draft()))
                .param("status", template.status())
                .param("mapping", json(template.mapping()))
                .param("recontact", template.recontact())
                .param("agents", template.availableToAgents())
                .param("now", now())
                .update() == 1;
    }

    Optional<Template> find(TemplateId id) {
        return jdbc.sql("select * from template where id = :id").param("id", id.value()).query((rs, n) -> template(rs)).optional();
    }

    /** By the provider's id, else by name and language while that id is unknown. */
    Optional<Template> match(AccountKey account, String providerId, String name, String language) {
        return jdbc.sql("""
                select * from template
                 where account_key = :account and deleted_at is null
                   and (provider_template_id = :providerId
                        or provider_template_id is null and name = :name and language = :language)
                 order by provider_template_id nulls last limit 1
                   for update
                """).param("account", account.value()).param("providerId", providerId).param("name", name).param("language", language)
                .query((rs, n) -> template(rs)).optional();
    }

    /** What the provider said; fields it did not speak of stay. */
    void follow(TemplateId id, ProviderTemplate news) {
        jdbc.sql("""
                update template
                   set provider_template_id = coalesce(:providerId, provider_template_id), status = coalesce(:status, status),
                       quality = coalesce(:quality, quality),
                       reason = case when cast(:status as text) is null then reason else :reason end,
                       draft = case when cast(:category as text) is null then draft
                                    else jsonb_set(draft, '{category}', to_jsonb(cast(:category as text))) end,
                       updated_at = :now
                 where id = :id
                """)
                .param("providerId", news.providerTemplateId()).param("status", news.status()).param("quality", news.quality())
                .param("reason", news.reason()).param("category", news.category()).param("now", now()).param("id", id.value()).update();
    }

    List<AccountKey> accountsWithPending() {
        return jdbc.sql("select distinct account_key from template where status = 'PENDING' and deleted_at is null")
                .query(String.class).list().stream().map(AccountKey::of).toList();
    }

    void map(TemplateId id, Mapping mapping) {
        jdbc.sql("update template set mapping = :mapping::jsonb, updated_at = :now where id = :id")
                .param("mapping", json(mapping)).param("now", now()).param("id", id.value()).update();
    }

    /** Null keeps a flag. */
    void flag(TemplateId id, Boolean recontact, Boolean availableToAgents) {
        jdbc.sql("""
                update template set recontact = coalesce(:recontact, recontact),
                                    available_to_agents = coalesce(:agents, available_to_agents), updated_at = :now
                 where id = :id
                """).param("recontact", recontact).param("agents", availableToAgents).param("now", now()).param("id", id.value()).update();
    }

    void delete(TemplateId id) {
        jdbc.sql("update template set deleted_at = :now, status = 'DELETED', updated_at = :now where id = :id and deleted_at is null")
                .param("now", now()).param("id", id.value()).update();
    }

    /** @param account null for all @param after null for the first page */
    List<Template> page(AccountKey account, TemplateFilter filter, UUID after, int limit) {
        return jdbc.sql("""
                select * from template
                 where (cast(:account as text) is null or account_key = :account)
                   and (:filter = 'ALL' or :filter = 'DELETED' and deleted_at is not null or :filter = 'NOT_DELETED' and deleted_at is null)
                   and id > coalesce(:after, cast('00000000-0000-0000-0000-000000000000' as uuid))
                 order by id limit :limit
                """)
                .param("account", account == null ? null : account.value()).param("filter", filter.name())
                .param("after", after).param("limit", limit).query((rs, n) -> template(rs)).list();
    }

    private Template template(ResultSet rs) throws SQLException {
        OffsetDateTime deletedAt = rs.getObject("deleted_at", OffsetDateTime.class);
        return new Template(new TemplateId(rs.getObject("id", UUID.class)), AccountKey.of(rs.getString("account_key")),
                rs.getString("provider_template_id"), read(rs.getString("draft"), TemplateDraft.class), rs.getString("status"),
                rs.getString("quality"), rs.getString("reason"), read(rs.getString("mapping"), Mapping.class), rs.getBoolean("recontact"),
                rs.getBoolean("available_to_agents"), rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                deletedAt == null ? null : deletedAt.toInstant());
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
