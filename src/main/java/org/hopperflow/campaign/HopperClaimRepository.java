package org.hopperflow.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hopperflow.contact.SuppressionScope;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Takes entries out of the hopper to be sent to, for the first time or again. A claim looks at the suppressed numbers in the same
 * statement (docs/decisions/0006).
 */
@Repository
class HopperClaimRepository {

    /** The wider scope comes first in the alphabet: ALL before MARKETING. */
    private static final String SUPPRESSED = """
            select taken.*, (select min(scope) from suppression
                              where suppression.phone = taken.phone and suppression.account_key in (taken.account_key, '*')) as suppressed
              from taken order by phone, id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    HopperClaimRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
                """ + SUPPRESSED).param("now", now()).param("ids", EntryRows.ids(chosen)).query((rs, n) -> claimed(rs)).list();
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

    /** Takes entries whose retry was asked for, in the order of their numbers; the flow of each is told in this transaction. */
    List<Waiting> takeRequestedRetries(CampaignId campaign, int limit) {
        return jdbc.sql("""
                with taken as (
                    update hopper_entry set retry_requested = false
                     where id in (select id from hopper_entry where campaign_id = :campaign and retry_requested
                                   order by id limit :limit for update skip locked)
                    returning id, process_instance_id, phone)
                select id, process_instance_id from taken order by phone, id
                """).param("campaign", campaign.value()).param("limit", limit).query((rs, n) -> EntryRows.waiting(rs)).list();
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
                """).param("id", entry.value()).query((rs, n) -> EntryRows.waiting(rs)).list();
    }

    void explain(EntryId entry, String reason) {
        jdbc.sql("update hopper_entry set reason = :reason where id = :id and status <> 'CLOSED'")
                .param("reason", reason).param("id", entry.value()).update();
    }

    private static Claimed claimed(ResultSet rs) throws SQLException {
        String scope = rs.getString("suppressed");
        return new Claimed(EntryRows.entry(rs), scope == null ? null : SuppressionScope.valueOf(scope));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
