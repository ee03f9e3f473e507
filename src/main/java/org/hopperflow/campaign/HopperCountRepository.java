package org.hopperflow.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The kept counts of the hoppers, see {@code docs/decisions/0013}. Triggers write the differences; who reads adds them up. */
@Repository
class HopperCountRepository {

    private static final long LOCK = 7_203_114_627L;

    private final JdbcClient jdbc;

    HopperCountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    HopperCounts of(CampaignId campaign) {
        return of(List.of(campaign)).get(campaign);
    }

    /** Of each of them, in one statement; one without entries has zeros. */
    Map<CampaignId, HopperCounts> of(Collection<CampaignId> campaigns) {
        Map<CampaignId, HopperCounts> counts = new HashMap<>();
        campaigns.forEach(campaign -> counts.put(campaign, HopperCounts.of(0, 0, 0, 0)));
        jdbc.sql("select * from hopper_count_now where campaign_id = any(:campaigns)")
                .param("campaigns", campaigns.stream().map(CampaignId::value).toArray(UUID[]::new))
                .query((RowCallbackHandler) rs -> counts.put(new CampaignId(rs.getObject("campaign_id", UUID.class)), counts(rs)));
        return counts;
    }

    /** Fresh entries of running campaigns, for each account that has one. */
    Map<AccountKey, Integer> freshOfRunning() {
        Map<AccountKey, Integer> fresh = new HashMap<>();
        jdbc.sql("""
                select c.account_key, coalesce(sum(n.fresh), 0) from campaign c left join hopper_count_now n on n.campaign_id = c.id
                 where c.status = 'RUNNING' group by c.account_key
                """).query((RowCallbackHandler) rs -> fresh.put(AccountKey.of(rs.getString(1)), rs.getInt(2)));
        return fresh;
    }

    /** Fresh entries in the hoppers of campaigns that run or may be resumed. */
    long freshToSend() {
        return jdbc.sql("""
                select coalesce(sum(n.fresh), 0) from campaign c join hopper_count_now n on n.campaign_id = c.id
                 where c.status in ('RUNNING', 'PAUSED')
                """).query(Long.class).single();
    }

    /** True for one node at a time, until its transaction ends. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }

    /** Adds the differences to the counts. Both change in one statement: whoever reads sees each difference once. */
    void fold() {
        jdbc.sql("""
                with folded as (delete from hopper_count_change returning *)
                insert into hopper_count as kept (campaign_id, fresh, retry, pending, closed)
                select campaign_id, sum(fresh), sum(retry), sum(pending), sum(closed) from folded group by campaign_id
                    on conflict (campaign_id) do update
                   set fresh = kept.fresh + excluded.fresh, retry = kept.retry + excluded.retry, pending = kept.pending + excluded.pending,
                       closed = kept.closed + excluded.closed
                """).update();
    }

    /** A hopper without any entry needs no row. */
    void forgetEmpty() {
        jdbc.sql("delete from hopper_count where (fresh, retry, pending, closed) = (0, 0, 0, 0)").update();
    }

    private static HopperCounts counts(ResultSet rs) throws SQLException {
        return HopperCounts.of(rs.getLong("fresh"), rs.getLong("retry"), rs.getLong("pending"), rs.getLong("closed"));
    }
}
