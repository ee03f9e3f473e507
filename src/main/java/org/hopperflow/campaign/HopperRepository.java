package org.hopperflow.campaign;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
 * The entries of the hopper; {@link HopperClaimRepository} takes them out of it. Filling it reads the contacts of a list in the same
 * statement: a million rows need not travel here and back (docs/decisions/0006).
 */
@Repository
class HopperRepository {

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
        return jdbc.sql("select * from hopper_entry where id = :id").param("id", id.value())
                .query((rs, n) -> EntryRows.entry(rs)).optional();
    }

    /** Locked until the transaction ends: two answers, or an answer and a timeout, queue up here. */
    Optional<HopperEntry> lock(EntryId id) {
        return jdbc.sql("select * from hopper_entry where id = :id for update").param("id", id.value())
                .query((rs, n) -> EntryRows.entry(rs)).optional();
    }

    /** Those of them that still exist, locked in the order of their ids. */
    void lockAll(Collection<EntryId> ids) {
        jdbc.sql("select id from hopper_entry where id = any(:ids) order by id for update").param("ids", EntryRows.ids(ids))
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
                """).param("campaign", campaign.value()).param("after", after).param("limit", limit)
                .query((rs, n) -> EntryRows.waiting(rs)).list();
    }

    /** Every entry that is not fresh, in order, for a reset. */
    List<Waiting> notFresh(CampaignId campaign, UUID after, int limit) {
        return jdbc.sql("""
                select id, process_instance_id from hopper_entry
                 where campaign_id = :campaign and status <> 'FRESH' and id > :after
                 order by id limit :limit for update
                """).param("campaign", campaign.value()).param("after", after).param("limit", limit)
                .query((rs, n) -> EntryRows.waiting(rs)).list();
    }

    void reset(Collection<EntryId> ids) {
        jdbc.sql("""
                update hopper_entry set status = 'FRESH', reason = null, next_retry_at = null, held = false, retry_requested = false,
                                        process_instance_id = null, deadline_at = null, answered_at = null, claimed_at = null, closed_at = null
                 where id = any(:ids)
                """).param("ids", EntryRows.ids(ids)).update();
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
                .query((rs, n) -> EntryRows.entry(rs)).list();
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
                .query((rs, n) -> EntryRows.entry(rs)).list();
    }

    /** In the order of their ids. */
    List<HopperEntry> byIds(List<EntryId> ids) {
        return jdbc.sql("select * from hopper_entry where id = any(:ids) order by id").param("ids", EntryRows.ids(ids))
                .query((rs, n) -> EntryRows.entry(rs)).list();
    }

    /** @param after the id before its first */
    record PageOf(UUID after, int limit) {
    }

    /** All of them at once, whatever they stand in; their flows must have been told. */
    void delete(CampaignId campaign) {
        jdbc.sql("delete from hopper_entry where campaign_id = :campaign").param("campaign", campaign.value()).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
