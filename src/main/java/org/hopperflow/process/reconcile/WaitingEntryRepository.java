package org.hopperflow.process.reconcile;

import java.util.List;
import java.util.UUID;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.shared.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hopper entries that wait for something, a window at a time. */
@Repository
class WaitingEntryRepository {

    /** The entries of the window; "materialized" keeps the planner from turning the walk into a join over all of them. */
    private static final String SOME = """
            with picked as materialized (
                select id, status, reason, attempts, process_instance_id from hopper_entry
                 where status in ('PENDING', 'RETRY') and id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                   and (cast(:upto as uuid) is null or id <= cast(:upto as uuid)))
            """;

    private final JdbcClient jdbc;

    WaitingEntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Window window(String after, int size) {
        return new Window(after, jdbc.sql("""
                select id from hopper_entry
                 where status in ('PENDING', 'RETRY') and id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                 order by id offset :skip limit 1
                """).param("after", after).param("skip", size - 1).query(String.class).optional().orElse(null));
    }

    /** Also those that wait for an instance nobody ever wrote down. */
    List<Waiting> withoutInstance(Window window, int limit) {
        return jdbc.sql(SOME + """
                select e.id, e.process_instance_id from picked e
                 where e.process_instance_id is not null
                       and not exists (select 1 from act_ru_execution x where x.id_ = e.process_instance_id)
                    or e.process_instance_id is null and e.reason is null
                 order by e.id limit :limit
                """).param("after", window.after()).param("upto", window.upto()).param("limit", limit)
                .query((rs, n) -> new Waiting(new EntryId(rs.getObject(1, UUID.class)), rs.getString(2))).list();
    }

    /** Entries that wait for a person to settle a send that is settled. */
    List<EntryId> unconfirmedThoughSettled(Window window, String reason, int limit) {
        return jdbc.sql(SOME + """
                select e.id from picked e
                 where e.status = 'PENDING' and e.reason = :reason
                   and not exists (select 1 from attempt a where a.entry_id = e.id and a.state = 'UNKNOWN')
                 order by e.id limit :limit
                """).param("after", window.after()).param("upto", window.upto()).param("reason", reason).param("limit", limit)
                .query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list();
    }

    /** Entries whose ledger has more or fewer attempts than they counted. */
    List<EntryId> miscounted(Window window, int limit) {
        return jdbc.sql(SOME + """
                select e.id from picked e
                 where e.attempts <> (select count(*) from attempt a where a.entry_id = e.id)
                 order by e.id limit :limit
                """).param("after", window.after()).param("upto", window.upto()).param("limit", limit)
                .query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list();
    }

    /**
     * Flows that stand on a send step whose message is neither on its way nor waits to be told. Which steps send is known from the
     * ledger; the one we ship is known by its name as well.
     */
    List<StuckSend> stuckSends(Window window, int limit) {
        return jdbc.sql(SOME + """
                , standing as (
                    select e.id as entry, x.proc_inst_id_ as instance, x.id_ as execution, x.act_id_ as step,
                           x.id_ || '/' || substring(x.act_inst_id_ from '[^:]*$') as token
                      from picked e join act_ru_execution x on x.proc_inst_id_ = e.process_instance_id
                     where x.act_id_ is not null and x.is_active_)
                select s.entry, s.instance, s.execution, s.token from standing s
                 where (s.step = 'sendTemplate' or exists (select 1 from attempt a where a.entry_id = s.entry and a.step = s.step))
                   and not exists (select 1 from attempt a
                                    where a.entry_id = s.entry and a.token = s.token
                                      and (a.state in ('QUEUED', 'SENDING') or a.state = 'UNKNOWN' and a.outcome is null or not a.told))
                 order by s.entry, s.execution limit :limit
                """).param("after", window.after()).param("upto", window.upto()).param("limit", limit)
                .query((rs, n) -> new StuckSend(new EntryId(rs.getObject("entry", UUID.class)), rs.getString("instance"),
                        rs.getString("execution"), rs.getString("token"))).list();
    }

    /** @param token what the execution waits as */
    record StuckSend(EntryId entry, String instance, String execution, String token) {
    }
}
