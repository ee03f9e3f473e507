package org.hopperflow.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.TemplateId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The campaigns. Changes of status are guarded by the status they leave. */
@Repository
class CampaignRepository {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper mapper;

    CampaignRepository(JdbcClient jdbc, Clock clock, ObjectMapper mapper) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.mapper = mapper;
    }

    void insert(Campaign campaign) {
        CampaignOptions options = campaign.options();
        jdbc.sql("""
                insert into campaign (id, name, account_key, template_id, flow, flow_version, status, sending_interval, messages_per_second,
                                      response_timeout_days, history_duplicate_days, include_active_interactions, close_on_quick_reply,
                                      on_unconfirmed, start_at, end_at, created_at)
                values (:id, :name, :account, :template, :flow, :version, :status, :interval::jsonb, :pace, :timeout, :duplicates, :active,
                        :close, :unconfirmed, :startAt, :endAt, :now)
                """)
                .param("id", campaign.id().value())
                .param("name", campaign.name())
                .param("account", campaign.accountKey().value())
                .param("template", campaign.templateId().value())
                .param("flow", campaign.flow().key())
                .param("version", campaign.flow().version())
                .param("status", campaign.status().name())
                .param("interval", json(options.sendingInterval()))
                .param("pace", options.messagesPerSecond())
                .param("timeout", options.responseTimeoutDays())
                .param("duplicates", options.historyDuplicateDays())
                .param("active", options.includeActiveInteractions())
                .param("close", options.closeOnQuickReply())
                .param("unconfirmed", options.onUnconfirmed().name())
                .param("startAt", timestamp(options.startAt()))
                .param("endAt", timestamp(options.endAt()))
                .param("now", timestamp(campaign.createdAt()))
                .update();
    }

    /** Empty for one that was deleted. */
    Optional<Campaign> find(CampaignId id) {
        return jdbc.sql("select * from campaign where id = :id and deleted_at is null").param("id", id.value())
                .query((rs, n) -> campaign(rs)).optional();
    }

    /** Deleted or not. */
    boolean known(CampaignId id) {
        return jdbc.sql("select exists (select 1 from campaign where id = :id)").param("id", id.value()).query(Boolean.class).single();
    }

    /** Its status stays as it is until the transaction ends. */
    Campaign lock(CampaignId id) {
        return jdbc.sql("select * from campaign where id = :id for no key update").param("id", id.value())
                .query((rs, n) -> campaign(rs)).single();
    }

    /** Nobody else claims entries of it, or changes it, until the transaction ends. */
    Optional<Campaign> lockToDelete(CampaignId id) {
        return jdbc.sql("select * from campaign where id = :id and deleted_at is null for update").param("id", id.value())
                .query((rs, n) -> campaign(rs)).optional();
    }

    /** Keeps it from being deleted until the transaction ends; false when it does not run any more. Stopping it is still possible. */
    boolean holdRunning(CampaignId id) {
        return jdbc.sql("select 1 from campaign where id = :id and status = 'RUNNING' for key share").param("id", id.value())
                .query(Integer.class).optional().isPresent();
    }

    /** True for one at a time, until its transaction ends. */
    boolean holdForReset(CampaignId id) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:id, 0))").param("id", "reset " + id)
                .query(Boolean.class).single();
    }

    /** Not completed although their end lies before {@code time}. */
    List<Campaign> notEndedBefore(Instant time) {
        return jdbc.sql("select * from campaign where status <> 'COMPLETED' and end_at < :time").param("time", timestamp(time))
                .query((rs, n) -> campaign(rs)).list();
    }

    /** @param account null for all @param status null for all @param before null for the newest page */
    List<Campaign> newest(AccountKey account, CampaignStatus status, CampaignId before, int limit) {
        return jdbc.sql("""
                select * from campaign
                 where deleted_at is null and (cast(:account as text) is null or account_key = :account)
                   and (cast(:status as text) is null or status = :status)
                   and (cast(:before as uuid) is null or id < :before)
                 order by id desc limit :limit
                """)
                .param("account", account == null ? null : account.value())
                .param("status", status == null ? null : status.name())
                .param("before", before == null ? null : before.value())
                .param("limit", limit)
                .query((rs, n) -> campaign(rs)).list();
    }

    List<Campaign> running() {
        return jdbc.sql("select * from campaign where status = 'RUNNING' order by id").query((rs, n) -> campaign(rs)).list();
    }

    /** Over, but some entries have not been told yet. */
    List<CampaignId> endingWithOpenEntries() {
        return jdbc.sql("""
                select id from campaign c where status = 'COMPLETED'
                   and exists (select 1 from hopper_entry e where e.campaign_id = c.id and e.status in ('FRESH', 'RETRY', 'PENDING'))
                """).query((rs, n) -> new CampaignId(rs.getObject(1, UUID.class))).list();
    }

    /** False when the campaign is in none of the {@code from} statuses. */
    boolean move(CampaignId id, List<CampaignStatus> from, CampaignStatus to, String reason) {
        return jdbc.sql("""
                update campaign set status = :to, status_reason = :reason, pause_cause = null, ask_since = null,
                                    refused_at_first = case when :to = 'RUNNING' then 0 else refused_at_first end,
                                    completed_at = case when :to = 'COMPLETED' then cast(:now as timestamptz) end
                 where id = :id and status = any(:from)
                """)
                .param("to", to.name()).param("reason", reason).param("now", timestamp(clock.instant())).param("id", id.value())
                .param("from", from.stream().map(Enum::name).toArray(String[]::new)).update() == 1;
    }

    /** It runs, and nobody is written to before {@link #asked}. */
    void askFirst(CampaignId id, String reason) {
        jdbc.sql("update campaign set ask_since = :now, status_reason = :reason where id = :id and status = 'RUNNING'")
                .param("now", timestamp(clock.instant())).param("reason", reason).param("id", id.value()).update();
    }

    void asked(CampaignId id) {
        jdbc.sql("update campaign set ask_since = null, status_reason = null where id = :id and ask_since is not null")
                .param("id", id.value()).update();
    }

    /** Those whose provider has not answered yet. */
    Set<CampaignId> unasked() {
        return new HashSet<>(jdbc.sql("select id from campaign where ask_since is not null")
                .query((rs, n) -> new CampaignId(rs.getObject(1, UUID.class))).list());
    }

    /** Those whose answer is missing for so long that whoever asked is gone; whoever gets them asks. */
    List<CampaignBegun> takeUnasked(Instant before) {
        return jdbc.sql("update campaign set ask_since = :now where ask_since < :before returning id, account_key")
                .param("now", timestamp(clock.instant())).param("before", timestamp(before))
                .query((rs, n) -> new CampaignBegun(new CampaignId(rs.getObject(1, UUID.class)), AccountKey.of(rs.getString(2)))).list();
    }

    /** Why a running campaign sends nothing now; the reason of one that was paused or ended meanwhile stays. */
    void explain(CampaignId id, String reason) {
        jdbc.sql("""
                update campaign set status_reason = :reason
                 where id = :id and status = 'RUNNING' and status_reason is distinct from :reason
                """)
                .param("reason", reason).param("id", id.value()).update();
    }

    /** Answers how many were refused by now; 0 for a campaign that does not run. */
    int countRefused(CampaignId id, int more) {
        return jdbc.sql("update campaign set refused_at_first = refused_at_first + :more where id = :id and status = 'RUNNING' returning refused_at_first")
                .param("more", more).param("id", id.value()).query(Integer.class).optional().orElse(0);
    }

    List<Campaign> runningOf(AccountKey account) {
        return jdbc.sql("select * from campaign where account_key = :account and status = 'RUNNING' for update")
                .param("account", account.value()).query((rs, n) -> campaign(rs)).list();
    }

    /** All entries closed, and there was at least one. */
    boolean done(CampaignId id) {
        return jdbc.sql("""
                select exists (select 1 from hopper_entry where campaign_id = :id and status = 'CLOSED')
                   and not exists (select 1 from hopper_entry where campaign_id = :id and status in ('FRESH', 'RETRY', 'PENDING'))
                """).param("id", id.value()).query(Boolean.class).single();
    }

    /** Its entries are gone already. The row stays, so that its history can be read and its id is never another's. */
    void markDeleted(CampaignId id) {
        jdbc.sql("""
                update campaign set status = 'COMPLETED', status_reason = 'Deleted', pause_cause = null, deleted_at = :now where id = :id
                """).param("now", timestamp(clock.instant())).param("id", id.value()).update();
        jdbc.sql("delete from campaign_list where campaign_id = :id").param("id", id.value()).update();
    }

    void update(CampaignId id, String name, CampaignOptions options) {
        jdbc.sql("""
                update campaign set name = :name, sending_interval = :interval::jsonb, messages_per_second = :pace,
                                    response_timeout_days = :timeout, history_duplicate_days = :duplicates,
                                    include_active_interactions = :active, close_on_quick_reply = :close, on_unconfirmed = :unconfirmed,
                                    start_at = :startAt, end_at = :endAt
                 where id = :id
                """)
                .param("name", name).param("interval", json(options.sendingInterval())).param("pace", options.messagesPerSecond())
                .param("timeout", options.responseTimeoutDays()).param("duplicates", options.historyDuplicateDays())
                .param("active", options.includeActiveInteractions()).param("close", options.closeOnQuickReply())
                .param("unconfirmed", options.onUnconfirmed().name()).param("startAt", timestamp(options.startAt()))
                .param("endAt", timestamp(options.endAt())).param("id", id.value()).update();
    }

    List<ListId> lists(CampaignId id) {
        return jdbc.sql("""
                select l.list_id from campaign_list l join contact_list c on c.id = l.list_id where l.campaign_id = :id order by 1
                """).param("id", id.value()).query((rs, n) -> new ListId(rs.getObject(1, UUID.class))).list();
    }

    void addList(CampaignId id, ListId list) {
        jdbc.sql("insert into campaign_list (campaign_id, list_id) values (:id, :list) on conflict do nothing")
                .param("id", id.value()).param("list", list.value()).update();
    }

    private Campaign campaign(ResultSet rs) throws SQLException {
        CampaignOptions options = new CampaignOptions(interval(rs.getString("sending_interval")),
                rs.getObject("messages_per_second", Integer.class), rs.getInt("response_timeout_days"),
                rs.getObject("history_duplicate_days", Integer.class), rs.getBoolean("include_active_interactions"),
                rs.getBoolean("close_on_quick_reply"), OnUnconfirmed.valueOf(rs.getString("on_unconfirmed")),
                instant(rs, "start_at"), instant(rs, "end_at"));
        return new Campaign(new CampaignId(rs.getObject("id", UUID.class)), rs.getString("name"), AccountKey.of(rs.getString("account_key")),
                new TemplateId(rs.getObject("template_id", UUID.class)),
                new Flow(rs.getString("flow"), rs.getObject("flow_version", Integer.class)),
                CampaignStatus.valueOf(rs.getString("status")), rs.getString("status_reason"), options, instant(rs, "created_at"));
    }

    private SendingInterval interval(String json) {
        try {
            return json == null ? null : mapper.readValue(json, SendingInterval.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String json(SendingInterval interval) {
        try {
            return interval == null ? null : mapper.writeValueAsString(interval);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
