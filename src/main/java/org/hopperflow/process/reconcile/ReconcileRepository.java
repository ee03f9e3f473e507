package org.hopperflow.process.reconcile;

import java.util.List;
import java.util.UUID;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.shared.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks at hopper entries and engine instances in one statement: they are written in one transaction, so whatever does not match in a
 * snapshot is wrong, not just late. Reads the engine's tables itself, since its API cannot join them with ours.
 */
@Repository
class ReconcileRepository {

    private static final long LOCK = 7_203_114_552L;

    private final JdbcClient jdbc;

    ReconcileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True for one node at a time, until its transaction ends. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:lock)").param("lock", LOCK).query(Boolean.class).single();
    }

    /** Open entries whose instance does not exist. */
    List<Waiting> entriesWithoutInstance(int limit) {
        return jdbc.sql("""
                select e.id, e.process_instance_id
                  from hopper_entry e
                 where e.status in ('PENDING', 'RETRY') and e.process_instance_id is not null
                   and not exists (select 1 from act_ru_execution x where x.id_ = e.process_instance_id)
                 limit :limit
                """).param("limit", limit)
                .query((rs, n) -> new Waiting(new EntryId(rs.getObject(1, UUID.class)), rs.getString(2))).list();
    }

    /** Running flows without an open entry of theirs. @param notFlows keys of our processes that handle no contact */
    List<Flow> flowsWithoutEntry(List<String> notFlows, int limit) {
        return jdbc.sql("""
                select x.id_, at.id_
                  from act_ru_execution x
                  join act_re_procdef d on d.id_ = x.proc_def_id_
                  join lateral (select id_ from act_ru_execution a
                                 where a.proc_inst_id_ = x.id_ and a.act_id_ is not null order by a.id_ limit 1) at on true
                 where x.parent_id_ is null and x.super_exec_ is null and x.business_key_ is not null and d.key_ <> all(:notFlows)
                   and not exists (select 1 from hopper_entry e
                                    where e.process_instance_id = x.id_ and e.status in ('PENDING', 'RETRY'))
                 limit :limit
                """).param("notFlows", notFlows.toArray(String[]::new)).param("limit", limit)
                .query((rs, n) -> new Flow(rs.getString(1), rs.getString(2))).list();
    }

    /** @param position the execution at the activity where the flow stands */
    record Flow(String instance, String position) {
    }
}
