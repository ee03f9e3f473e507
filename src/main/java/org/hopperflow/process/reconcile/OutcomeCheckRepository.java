package org.hopperflow.process.reconcile;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Outcomes in the ledger that nobody heard, or that nobody is shown. Both are few when all is well, and found by partial indexes. */
@Repository
class OutcomeCheckRepository {

    private final JdbcClient jdbc;

    OutcomeCheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Told in vain at least so often. The instance and the execution are null when the one who waited is gone, or is no flow. */
    List<Unheard> unheard(int tries, int limit) {
        return jdbc.sql("""
                select a.id, a.outcome, a.tell_tries, a.tell_failure, x.proc_inst_id_, x.id_
                  from attempt a left join act_ru_execution x on x.id_ = split_part(a.token, '/', 1)
                 where not a.told and a.tell_tries >= :tries
                 order by a.tell_after limit :limit
                """).param("tries", tries).param("limit", limit)
                .query((rs, n) -> new Unheard(rs.getString(1), rs.getString(2), rs.getInt(3), rs.getString(4), rs.getString(5),
                        rs.getString(6))).list();
    }

    /** The latest send of an open entry is unconfirmed, its flow was told, and yet the entry does not say so. */
    List<Unshown> unconfirmedNotShown(String reason, int limit) {
        return jdbc.sql("""
                select a.id, e.process_instance_id, at.id_
                  from attempt a
                  join hopper_entry e on e.id = a.entry_id
                  left join lateral (select id_ from act_ru_execution x
                                      where x.proc_inst_id_ = e.process_instance_id and x.act_id_ is not null
                                      order by x.id_ limit 1) at on true
                 where a.state = 'UNKNOWN' and a.outcome = 'UNCONFIRMED' and a.told and e.status <> 'CLOSED'
                   and not (e.status = 'PENDING' and e.reason is not distinct from :reason)
                   and not exists (select 1 from attempt later where later.entry_id = a.entry_id and later.number > a.number)
                 limit :limit
                """).param("reason", reason).param("limit", limit)
                .query((rs, n) -> new Unshown(rs.getString(1), rs.getString(2), rs.getString(3))).list();
    }

    /** An outcome that was told in vain. */
    record Unheard(String attempt, String outcome, int tries, String failure, String instance, String execution) {
    }

    /** An unconfirmed send that no person sees. */
    record Unshown(String attempt, String instance, String execution) {
    }
}
