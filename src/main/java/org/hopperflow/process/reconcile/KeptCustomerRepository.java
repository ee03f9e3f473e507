package org.hopperflow.process.reconcile;

import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.EntryId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers who are reserved for a campaign, a window at a time. */
@Repository
class KeptCustomerRepository {

    private static final String RESERVED = """
             from interaction i
             where i.status = 'OPEN' and i.kind = 'CAMPAIGN'
               and i.entry_id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
            """;

    private final JdbcClient jdbc;

    KeptCustomerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Window window(String after, int size) {
        return new Window(after, jdbc.sql("select i.entry_id" + RESERVED + " order by i.entry_id offset :skip limit 1")
                .param("after", after).param("skip", size - 1).query(String.class).optional().orElse(null));
    }

    /** Whether nobody took the contact up again since it was found. */
    boolean stillAtRest(EntryId entry) {
        return jdbc.sql("select not exists (select 1 from hopper_entry where id = :entry and status not in ('CLOSED', 'FRESH'))")
                .param("entry", entry.value()).query(Boolean.class).single();
    }

    /** Reserved for contacts that are done, or were put back to fresh. */
    List<EntryId> ofContactsAtRest(Window window, int limit) {
        return jdbc.sql("with picked as materialized (select i.entry_id" + RESERVED + """
                   and (cast(:upto as uuid) is null or i.entry_id <= cast(:upto as uuid)))
                select s.entry_id from picked s left join hopper_entry e on e.id = s.entry_id
                 where e.id is null or e.status in ('CLOSED', 'FRESH')
                 order by s.entry_id limit :limit
                """).param("after", window.after()).param("upto", window.upto()).param("limit", limit)
                .query((rs, n) -> new EntryId(rs.getObject(1, UUID.class))).list();
    }
}
