package org.hopperflow.process.reconcile;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Running flows, a window at a time. */
@Repository
class FlowRepository {

    private final JdbcClient jdbc;

    FlowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Window window(String after, int size) {
        return new Window(after, jdbc.sql("""
                select id_ from act_ru_execution where id_ > coalesce(cast(:after as text), '') order by id_ offset :skip limit 1
                """).param("after", after).param("skip", size - 1).query(String.class).optional().orElse(null));
    }

    /** Running flows without an open entry of theirs. @param notFlows keys of our processes that handle no contact */
    List<Troubled> withoutEntry(Window window, List<String> notFlows, int limit) {
        return jdbc.sql("""
                with picked as materialized (
                    select id_, proc_def_id_,
                           case when business_key_ ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then cast(business_key_ as uuid)
                               end as entry
                      from act_ru_execution
                     where id_ > coalesce(cast(:after as text), '') and (cast(:upto as text) is null or id_ <= :upto)
                       and parent_id_ is null and super_exec_ is null and business_key_ is not null)
                select x.id_, at.id_
                  from picked x
                  join act_re_procdef d on d.id_ = x.proc_def_id_
                  join lateral (select id_ from act_ru_execution a
                                 where a.proc_inst_id_ = x.id_ and a.act_id_ is not null order by a.id_ limit 1) at on true
                 where d.key_ <> all(:notFlows)
                   and not exists (select 1 from hopper_entry e
                                    where e.id = x.entry and e.process_instance_id = x.id_ and e.status in ('PENDING', 'RETRY'))
                 limit :limit
                """).param("after", window.after()).param("upto", window.upto()).param("notFlows", notFlows.toArray(String[]::new))
                .param("limit", limit)
                .query((rs, n) -> new Troubled(rs.getString(1), rs.getString(2), "No open hopper entry belongs to this flow.")).list();
    }
}
