package org.hopperflow.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.provider.Announcement;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    TemplateRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** False when there is one of that name in that language already. */
    boolean insert(Template template, boolean readOnly) {
        return jdbc.sql("""
                with made as (
                    insert into template (id, account_key, provider_template_id, name, language, category, draft, status, quality, reason,
                                          mapping, recontact, available_to_agents, read_only, created_at, updated_at)
                    values (:id, :account, :providerId, :name, :language, :category, :draft::jsonb, :status, :quality, :reason,
                            :mapping::jsonb, :recontact, :agents, :readOnly, :now, :now)
                        on conflict do nothing returning *)
                insert into template_change (template_id, at, status, quality, category, reason)
                select id, created_at, status, quality, category, reason from made
                """)
                .param("id", template.id().value()).param("account", template.accountKey().value())
                .param("providerId", template.providerTemplateId()).param("name", template.name())
                .param("language", template.draft().language()).param("category", template.draft().category())
                .param("draft", write(template.draft())).param("status", template.status()).param("quality", template.quality())
                .param("reason", template.reason()).param("mapping", write(template.mapping()))
                .param("recontact", template.recontact()).param("agents", template.availableToAgents())
                .param("readOnly", readOnly).param("now", sql(template.createdAt()))
                .update() == 1;
    }

    Optional<Template> find(TemplateId id) {
        return jdbc.sql("select * from template where id = :id").param("id", id.value())
                .query((row, number) -> template(row)).optional();
    }

    /** Keeps everybody else from changing it until the transaction ends. */
    Optional<Template> hold(TemplateId id) {
        return jdbc.sql("select * from template where id = :id for share").param("id", id.value())
                .query((row, number) -> template(row)).optional();
    }

    boolean readOnly(TemplateId id) {
        return jdbc.sql("select read_only from template where id = :id").param("id", id.value()).query(Boolean.class).single();
    }

    /**
     * Locks the row, so that two pieces of news follow one another. By the provider's id, else by name and language: not one that was
     * refused before it had an id, since what the provider has under that name is another text.
     */
    Optional<Template> lock(AccountKey account, String providerTemplateId, String name, String language) {
        return jdbc.sql("""
                select * from template
                 where account_key = :account and deleted_at is null
                   and (provider_template_id = :providerId
                        or (provider_template_id is null and status <> 'REJECTED' or :providerId::text is null)
                           and name = :name and language = :language)
                 order by (provider_template_id = :providerId) desc nulls last limit 1 for update
                """)
                .param("account", account.value()).param("providerId", providerTemplateId).param("name", name).param("language", language)
                .query((row, number) -> template(row)).optional();
    }

    List<Template> page(TemplateFilter filter, UUID after, int limit) {
        return jdbc.sql("""
                select * from template
                 where (:account::text is null or account_key = :account)
                   and (:deleted::boolean is null
                        or (deleted_at is not null or status in ('DELETED', 'PENDING_DELETION')) = :deleted)
                   and (:category::text is null or category = :category)
                   and (:status::text is null or status = :status)
                   and (:quality::text is null or coalesce(quality, 'UNKNOWN') = :quality)
                   and (:search::text is null or position(lower(:search) in lower(name)) > 0
                        or position(lower(:search) in lower(draft ->> 'body')) > 0)
                   and (:after::uuid is null or id > :after)
                 order by id limit :limit
                """)
                .param("account", filter.account() == null ? null : filter.account().value())
                .param("deleted", filter.deletion().deleted()).param("category", filter.category())
                .param("status", filter.status()).param("quality", filter.quality()).param("search", filter.search())
                .param("after", after).param("limit", limit)
                .query((row, number) -> template(row)).list();
    }

    /** All whose name is taken here, also those that were deleted at the provider alone. */
    List<Template> notDeleted(AccountKey account) {
        return jdbc.sql("select * from template where account_key = :account and deleted_at is null order by id")
                .param("account", account.value()).query((row, number) -> template(row)).list();
    }

    List<AccountKey> accountsWithPending() {
        return jdbc.sql("select distinct account_key from template where status = 'PENDING' and deleted_at is null")
                .query(String.class).list().stream().map(AccountKey::of).toList();
    }

    /**
     * A list says that one is paused, but not why: what was told before stays. A change of the category ends what was announced of it.
     * What is different from then on is kept in the history.
     */
    void apply(TemplateId id, ProviderNews news, Instant now) {
        Announcement announced = news.announced();
        jdbc.sql("""
                with before as (select status, quality, category from template where id = :id),
                     after as (
                        update template
                           set provider_template_id = coalesce(:providerId, provider_template_id),
                               status = coalesce(:status, status),
                               reason = case when :status::text is null or (:status = status and :reason::text is null) then reason
                                             else :reason end,
                               announced_from = case when :announced = announced_category then coalesce(:from::timestamptz, announced_from)
                                                     when :announced::text is not null then :from::timestamptz
                                                     when :category <> category or :category = announced_category then null
                                                     else announced_from end,
                               announced_category = case when :announced::text is not null then nullif(:announced, '')
                                                         when :category <> category or :category = announced_category then null
                                                         else announced_category end,
                               quality = coalesce(:quality, quality), category = coalesce(:category, category), updated_at = :now
                         where id = :id returning *)
                insert into template_change (template_id, at, status, quality, category, reason)
                select after.id, :now, after.status, after.quality, after.category, after.reason from after, before
                 where (after.status, after.quality, after.category) is distinct from (before.status, before.quality, before.category)
                """)
                .param("id", id.value()).param("providerId", news.providerTemplateId()).param("status", news.status())
                .param("reason", news.reason()).param("quality", news.quality()).param("category", news.category())
                .param("announced", announced == null ? null : announced.category())
                .param("from", announced == null || announced.from() == null ? null : sql(announced.from()))
                .param("now", sql(now)).update();
    }

    /** Another file in the header; the text stays. */
    void setHeader(TemplateId id, TemplateDraft.Header header, Instant now) {
        jdbc.sql("update template set draft = jsonb_set(draft, '{header}', :header::jsonb), updated_at = :now where id = :id")
                .param("id", id.value()).param("header", write(header)).param("now", sql(now)).update();
    }

    /** The author's new text; its category is the requested one from now on. */
    void rewrite(TemplateId id, TemplateDraft draft, Instant now) {
        jdbc.sql("update template set draft = :draft::jsonb, category = :category, updated_at = :now where id = :id")
                .param("id", id.value()).param("draft", write(draft)).param("category", draft.category()).param("now", sql(now)).update();
    }

    void setMapping(TemplateId id, Mapping mapping, Instant now) {
        jdbc.sql("update template set mapping = :mapping::jsonb, updated_at = :now where id = :id")
                .param("id", id.value()).param("mapping", write(mapping)).param("now", sql(now)).update();
    }

    /** Null leaves a flag as it is. */
    void setFlags(TemplateId id, TemplateFlags flags, Instant now) {
        jdbc.sql("""
                update template set recontact = coalesce(:recontact, recontact),
                       available_to_agents = coalesce(:agents, available_to_agents), updated_at = :now
                 where id = :id
                """)
                .param("id", id.value()).param("recontact", flags.recontact()).param("agents", flags.availableToAgents())
                .param("now", sql(now)).update();
    }

    /** True when an approved template of that name and language was deleted after {@code since}. */
    boolean approvedWasDeleted(AccountKey account, String name, String language, Instant since) {
        return jdbc.sql("""
                select exists (select 1 from template
                                where account_key = :account and name = :name and language = :language and deleted_at > :since
                                  and provider_template_id is not null and status in ('APPROVED', 'PAUSED'))
                """).param("account", account.value()).param("name", name).param("language", language).param("since", sql(since))
                .query(Boolean.class).single();
    }

    void delete(TemplateId id, Instant now) {
        jdbc.sql("update template set deleted_at = :now, updated_at = :now where id = :id and deleted_at is null")
                .param("id", id.value()).param("now", sql(now)).update();
    }

    private Template template(ResultSet row) throws SQLException {
        OffsetDateTime deletedAt = row.getObject("deleted_at", OffsetDateTime.class);
        TemplateDraft draft = read(row.getString("draft"), TemplateDraft.class);
        // The provider may have moved it to another category since it was written.
        TemplateDraft now = new TemplateDraft(draft.name(), row.getString("category"), draft.language(), draft.header(), draft.body(),
                draft.footer(), draft.buttons(), draft.examples());
        String announced = row.getString("announced_category");
        OffsetDateTime from = row.getObject("announced_from", OffsetDateTime.class);
        return new Template(new TemplateId(row.getObject("id", UUID.class)), AccountKey.of(row.getString("account_key")),
                row.getString("provider_template_id"), now, row.getString("status"), row.getString("quality"), row.getString("reason"),
                read(row.getString("mapping"), Mapping.class), row.getBoolean("recontact"), row.getBoolean("available_to_agents"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), deletedAt == null ? null : deletedAt.toInstant(),
                draft.category(), announced == null ? null : new Announcement(announced, from == null ? null : from.toInstant()));
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OffsetDateTime sql(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
