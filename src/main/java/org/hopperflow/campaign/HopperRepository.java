package org.hopperflow.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.contact.SuppressionScope;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The hopper. Filling it reads the contacts of a list in the same statement: a million rows need not travel here and back; a claim
 * looks at the suppressed numbers in the same statement (docs/decisions/0006).
 */
@Repository
class HopperRepository {

    /** The wider scope comes first in the alphabet: ALL before MARKETING. */
    private static final String SUPPRESSED = """
            select taken.*, (select min(scope) from suppression
                              where suppression.phone = taken.phone and suppression.account_key in (taken.account_key, '*')) as suppressed
              from taken order by phone, id
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final Clock clock;

    HopperRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /**
     * Every contact of the list whose number is not in the hopper yet: who stands in two lists, or twice in one, is written to once. What
     * is no number yet is told apart by the contact. Two lists of a campaign come in one after the other. @return how many came in
     */
    int fill(CampaignId campaign, AccountKey account, ListId list) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))").param("key", "fill " + campaign).query().listOfRows();
        return jdbc.sql("""
                insert into hopper_entry (id, campaign_id, account_key, contact_id, phone, status)
                select gen_random_uuid(), :campaign, :account, id, phone, 'FRESH'
                  from (select distinct on (coalesce(number, id::text)) id, phone, number
                          from (select id, phone, case when length(phone) >= :digits then phone end as number
                                  from contact where list_id = :list) listed
                         order by coalesce(number, id::text), id) person
                 where not exists (select 1 from hopper_entry known where known.campaign_id = :campaign and known.phone = person.number)
                    on conflict (campaign_id, contact_id) do nothing
                """).param("campaign", campaign.value()).param("account", account.value()).param("list", list.value())
                .param("digits", PhoneNumbers.MIN_DIGITS).update();
    }

    /**
     * Takes up to {@code limit} fresh entries; no other node can take them too. They come in the order of their numbers: campaigns that
     * reach for the same customers at once then wait for each other in one direction only.
     */
    List<Claimed> claim(CampaignId campaign, int limit) {
        return jdbc.sql("""
                with taken as (
                    update hopper_entry set status = 'PENDING', reason = null, claimed_at = :now
                     where id in (select id from hopper_entry where campaign_id = :campaign and status = 'FRESH'
                                   order by id limit :limit for update skip locked)
                    returning *)
                """ + SUPPRESSED).param("now", now()).param("campaign", campaign.value()).param("limit", limit)
                .query((rs, n) -> claimed(rs)).list();
    }

    /** Takes this entry if it is still fresh. */
    List<Claimed> claim(EntryId entry) {
        return jdbc.sql("""
                with taken as (
                    update hopper_entry set status = 'PENDING', reason = null, claimed_at = :now
                     where id = :id and status = 'FRESH' returning *)
                """ + SUPPRESSED).param("now", now()).param("id", entry.value()).query((rs, n) -> claimed(rs)).list();
    }

    /** Takes those of them that are still fresh and in nobody else's hands, in the order of their numbers. */
    List<Claimed> claim(Collection<EntryId> chosen) {
        return jdbc.sql("""
                with taken as (
                    update hopper_entry set status = 'PENDING', reason = null, claimed_at = :now
                     where id in (select id from hopper_entry where id = any(:ids) and status = 'FRESH' order by id for update skip locked)
                    returning *)
                """ + SUPPRESSED).param("now", now()).param("ids", array(chosen)).query((rs, n) -> claimed(rs)).list();
    }

    /** The fresh entries behind {@code after}, in the order of their ids. */
    List<FreshEntry> fresh(CampaignId campaign, UUID after, int limit) {
        return jdbc.sql("""
                select id, phone, exists (select 1 from suppression where suppression.phone = entry.phone and scope = 'ALL'
                                              and suppression.account_key in (entry.account_key, '*')) as suppressed
                  from hopper_entry entry where campaign_id = :campaign and status = 'FRESH' and id > :after order by id limit :limit
                """).param("campaign", campaign.value()).param("after", after).param("limit", limit)
                .query((rs, n) -> new FreshEntry(new EntryId(rs.getObject("id", UUID.class)), rs.getString("phone"),
                        rs.getBoolean("suppressed"))).list();
    }

    List<EntryId> fresh(CampaignId campaign, int limit) {
        return jdbc.sql("select id from hopper_entry where campaign_id = :campaign and status = 'FRESH' order by id limit :limit")
                .param("campaign", campaign.value()).param("limit", limit)
                .query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list();
    }

    /** How many could be claimed or retried now, counted up to a hundred. */
    int claimable(CampaignId campaign) {
        return jdbc.sql("""
                select count(*) from (select 1 from hopper_entry
                                       where campaign_id = :campaign and (status = 'FRESH' or retry_requested) limit 100) counted
                """).param("campaign", campaign.value()).query(Integer.class).single();
    }

    /** Whose instance is not written yet. */
    void started(Map<EntryId, String> instances) {
        batches.batchUpdate("""
                update hopper_entry set process_instance_id = :instance where id = :id and process_instance_id is distinct from :instance
                """, instances.entrySet().stream().map(one -> new MapSqlParameterSource("id", one.getKey().value())
                        .addValue("instance", one.getValue())).toArray(SqlParameterSource[]::new));
    }

    /** @throws RuleBroken entry-not-found */
    HopperEntry require(EntryId id) {
        return find(id).orElseThrow(() -> RuleBroken.notFound("entry", id));
    }

    Optional<HopperEntry> find(EntryId id) {
        return jdbc.sql("select * from hopper_entry where id = :id").param("id", id.value()).query((rs, n) -> entry(rs)).optional();
    }

    /** Locked until the transaction ends: two answers, or an answer and a timeout, queue up here. */
    Optional<HopperEntry> lock(EntryId id) {
        return jdbc.sql("select * from hopper_entry where id = :id for update").param("id", id.value())
                .query((rs, n) -> entry(rs)).optional();
    }

    /** Those of them that still exist, locked in the order of their ids. */
    void lockAll(Collection<EntryId> ids) {
        jdbc.sql("select id from hopper_entry where id = any(:ids) order by id for update").param("ids", array(ids))
                .query(UUID.class).list();
    }

    /** Another try is made; answers its number. */
    int countAttempt(EntryId id) {
        return jdbc.sql("""
                update hopper_entry set attempts = attempts + 1, status = 'PENDING', reason = null, next_retry_at = null, held = false,
                                        retry_requested = false
                 where id = :id returning attempts
                """).param("id", id.value()).query(Integer.class).single();
    }

    /** The first try of entries that were just taken, and the instance that makes it. */
    void countFirst(List<FirstTry> tries) {
        batches.batchUpdate("update hopper_entry set attempts = :number, process_instance_id = :instance where id = :id",
                tries.stream().map(one -> new MapSqlParameterSource("id", one.entry().value()).addValue("number", one.number())
                        .addValue("instance", one.instance())).toArray(SqlParameterSource[]::new));
    }

    void awaitReply(List<Awaited> awaited) {
        batches.batchUpdate("""
                update hopper_entry set deadline_at = :deadline, status = 'PENDING', reason = null, held = false
                 where id = :id and status <> 'CLOSED'
                """, awaited.stream().map(one -> new MapSqlParameterSource("id", one.entry().value())
                        .addValue("deadline", Timestamp.from(one.deadline()))).toArray(SqlParameterSource[]::new));
    }

    /** @param number which try it is; an entry that was reset goes on counting */
    record FirstTry(EntryId entry, int number, String instance) {
    }

    record Awaited(EntryId entry, Instant deadline) {
    }

    void hold(EntryId id, String reason, boolean retryLooksAgain) {
        jdbc.sql("""
                update hopper_entry set status = 'PENDING', reason = :reason, held = :held, retry_requested = false
                 where id = :id and status <> 'CLOSED'
                """).param("reason", reason).param("held", retryLooksAgain).param("id", id.value()).update();
    }

    void awaitRetry(EntryId id, String reason, Instant at) {
        jdbc.sql("""
                update hopper_entry set status = 'RETRY', reason = :reason, next_retry_at = :at, held = false, retry_requested = false
                 where id = :id and status <> 'CLOSED'
                """).param("reason", reason).param("at", at == null ? null : Timestamp.from(at)).param("id", id.value()).update();
    }

    void close(EntryId id, String reason) {
        jdbc.sql("""
                update hopper_entry set status = 'CLOSED', reason = :reason, closed_at = :now, next_retry_at = null, held = false,
                                        retry_requested = false
                 where id = :id and status <> 'CLOSED'
                """).param("reason", reason).param("now", now()).param("id", id.value()).update();
    }

    void answered(EntryId id, Instant at) {
        jdbc.sql("update hopper_entry set answered_at = :at where id = :id").param("at", Timestamp.from(at)).param("id", id.value()).update();
    }

    /** The answer was in time although the timeout came first: the entry's reason tells the truth again. */
    void correctReason(EntryId id, String reason) {
        jdbc.sql("update hopper_entry set reason = :reason where id = :id and status = 'CLOSED'")
                .param("reason", reason).param("id", id.value()).update();
    }

    /**
     * Temporary failures, and those held until something is corrected. Those put aside, which have no flow, become fresh.
     *
     * @param reason null for all
     */
    int requestRetry(CampaignId campaign, String reason) {
        String ofReason = reason == null ? "" : " and reason = :reason";
        int putAside = jdbc.sql("""
                update hopper_entry set status = 'FRESH', reason = null
                 where campaign_id = :campaign and status = 'PENDING' and process_instance_id is null
                """ + ofReason).param("campaign", campaign.value()).param("reason", reason).update();
        return putAside + jdbc.sql("""
                update hopper_entry set retry_requested = true
                 where campaign_id = :campaign and process_instance_id is not null
                   and (status = 'RETRY' or status = 'PENDING' and held) and not retry_requested
                """ + ofReason).param("campaign", campaign.value()).param("reason", reason).update();
    }

    /** Takes entries whose retry was asked for, in the order of their numbers; the flow of each is told in this transaction. */
    List<Waiting> takeRequestedRetries(CampaignId campaign, int limit) {
        return jdbc.sql("""
                with taken as (
                    update hopper_entry set retry_requested = false
                     where id in (select id from hopper_entry where campaign_id = :campaign and retry_requested
                                   order by id limit :limit for update skip locked)
                    returning id, process_instance_id, phone)
                select id, process_instance_id from taken order by phone, id
                """).param("campaign", campaign.value()).param("limit", limit).query((rs, n) -> waiting(rs)).list();
    }

    List<EntryId> requestedRetries(CampaignId campaign, int limit) {
        return jdbc.sql("select id from hopper_entry where campaign_id = :campaign and retry_requested order by id limit :limit")
                .param("campaign", campaign.value()).param("limit", limit)
                .query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list();
    }

    /** Empty when another node was first. */
    List<Waiting> takeRequestedRetry(EntryId entry) {
        return jdbc.sql("""
                update hopper_entry set retry_requested = false where id = :id and retry_requested returning id, process_instance_id
                """).param("id", entry.value()).query((rs, n) -> waiting(rs)).list();
    }

    void explain(EntryId entry, String reason) {
        jdbc.sql("update hopper_entry set reason = :reason where id = :id and status <> 'CLOSED'")
                .param("reason", reason).param("id", entry.value()).update();
    }

    int closeFresh(CampaignId campaign, String reason) {
        return jdbc.sql("""
                update hopper_entry set status = 'CLOSED', reason = :reason, closed_at = :now
                 where campaign_id = :campaign and (status = 'FRESH' or status <> 'CLOSED' and process_instance_id is null)
                """).param("reason", reason).param("now", now()).param("campaign", campaign.value()).update();
    }

    List<Waiting> openOf(CampaignId campaign, UUID after, int limit) {
        return jdbc.sql("""
                select id, process_instance_id from hopper_entry
                 where campaign_id = :campaign and status in ('RETRY', 'PENDING') and process_instance_id is not null and id > :after
                 order by id limit :limit
                """).param("campaign", campaign.value()).param("after", after).param("limit", limit).query((rs, n) -> waiting(rs)).list();
    }

    /** Every entry that is not fresh, in order, for a reset. */
    List<Waiting> notFresh(CampaignId campaign, UUID after, int limit) {
        return jdbc.sql("""
                select id, process_instance_id from hopper_entry
                 where campaign_id = :campaign and status <> 'FRESH' and id > :after
                 order by id limit :limit for update
                """).param("campaign", campaign.value()).param("after", after).param("limit", limit).query((rs, n) -> waiting(rs)).list();
    }

    void reset(Collection<EntryId> ids) {
        jdbc.sql("""
                update hopper_entry set status = 'FRESH', reason = null, next_retry_at = null, held = false, retry_requested = false,
                                        process_instance_id = null, deadline_at = null, answered_at = null, claimed_at = null, closed_at = null
                 where id = any(:ids)
                """).param("ids", array(ids)).update();
    }

    void phoneChanged(ContactId contact, String phone) {
        jdbc.sql("update hopper_entry set phone = :phone where contact_id = :contact and status <> 'CLOSED'")
                .param("phone", phone).param("contact", contact.value()).update();
    }

    /** @param status null for all */
    List<HopperEntry> page(CampaignId campaign, EntryStatus status, UUID after, int limit) {
        // One status compared by "=" comes out of the index in the order of the ids; a list of statuses might read every entry there is.
        return jdbc.sql("select * from hopper_entry where campaign_id = :campaign and id > :after"
                        + (status == null ? "" : " and status = :status") + " order by id limit :limit")
                .param("campaign", campaign.value()).param("status", status == null ? null : status.name())
                .param("after", after).param("limit", limit)
                .query((rs, n) -> entry(rs)).list();
    }

    /** Each status is a walk of its own along an index, in the order of the ids. */
    List<HopperEntry> page(CampaignId campaign, List<EntryStatus> statuses, String reason, PageOf page) {
        return jdbc.sql("""
                select entry.* from unnest(cast(:statuses as text[])) wanted(status)
                 cross join lateral (select * from hopper_entry
                                      where campaign_id = :campaign and status = wanted.status and reason = :reason and id > :after
                                      order by id limit :limit) entry
                 order by entry.id limit :limit
                """)
                .param("statuses", statuses.stream().map(EntryStatus::name).toArray(String[]::new)).param("campaign", campaign.value())
                .param("reason", reason).param("after", page.after()).param("limit", page.limit())
                .query((rs, n) -> entry(rs)).list();
    }

    /** @param after the id before its first */
    record PageOf(UUID after, int limit) {
    }

    /** All of them at once, whatever they stand in; their flows must have been told. */
    void delete(CampaignId campaign) {
        jdbc.sql("delete from hopper_entry where campaign_id = :campaign").param("campaign", campaign.value()).update();
    }

    private static HopperEntry entry(ResultSet rs) throws SQLException {
        return new HopperEntry(new EntryId(rs.getObject("id", UUID.class)), new CampaignId(rs.getObject("campaign_id", UUID.class)),
                AccountKey.of(rs.getString("account_key")), new ContactId(rs.getObject("contact_id", UUID.class)), rs.getString("phone"),
                EntryStatus.valueOf(rs.getString("status")), rs.getString("reason"), rs.getInt("attempts"), instant(rs, "next_retry_at"),
                rs.getString("process_instance_id"), instant(rs, "deadline_at"), instant(rs, "answered_at"),
                instant(rs, "claimed_at"), rs.getBoolean("held"));
    }

    private static Claimed claimed(ResultSet rs) throws SQLException {
        String scope = rs.getString("suppressed");
        return new Claimed(entry(rs), scope == null ? null : SuppressionScope.valueOf(scope));
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(new EntryId(rs.getObject("id", UUID.class)), rs.getString("process_instance_id"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime value = rs.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static UUID[] array(Collection<EntryId> ids) {
        return ids.stream().map(EntryId::value).toArray(UUID[]::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
