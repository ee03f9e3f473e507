package org.hopperflow.process.reconcile;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the hoppers keep count of, beside what they have. */
@Repository
class KeptCountRepository {

    private static final String CAMPAIGNS = """
            with known as (select id from campaign union select campaign_id from hopper_count
                            union select campaign_id from hopper_count_change)
            """;

    private final JdbcClient jdbc;

    KeptCountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Window window(String after, int campaigns) {
        return new Window(after, jdbc.sql(CAMPAIGNS + """
                select id from known where id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                 order by id offset :skip limit 1
                """).param("after", after).param("skip", campaigns - 1).query(String.class).optional().orElse(null));
    }

    /** Writes down what is missing; counted and compared in one snapshot, so entries may move meanwhile. @return whose counts were wrong */
    List<UUID> correct(Window window) {
        return jdbc.sql(CAMPAIGNS + """
                insert into hopper_count_change (campaign_id, fresh, retry, pending, closed)
                select * from (
                    select known.id, had.fresh - coalesce(kept.fresh, 0) as fresh, had.retry - coalesce(kept.retry, 0) as retry,
                           had.pending - coalesce(kept.pending, 0) as pending, had.closed - coalesce(kept.closed, 0) as closed
                      from known
                      left join hopper_count_now kept on kept.campaign_id = known.id
                     cross join lateral (
                           select count(*) filter (where status = 'FRESH') as fresh, count(*) filter (where status = 'RETRY') as retry,
                                  count(*) filter (where status = 'PENDING') as pending, count(*) filter (where status = 'CLOSED') as closed
                             from hopper_entry where campaign_id = known.id) had
                     where known.id > coalesce(cast(:after as uuid), '00000000-0000-0000-0000-000000000000')
                       and (cast(:upto as uuid) is null or known.id <= cast(:upto as uuid))) missing
                 where (fresh, retry, pending, closed) <> (0, 0, 0, 0)
                returning campaign_id
                """).param("after", window.after()).param("upto", window.upto()).query(UUID.class).list();
    }
}
