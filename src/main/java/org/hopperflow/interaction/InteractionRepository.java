package org.hopperflow.interaction;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds conversations and closes them. */
@Repository
class InteractionRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    InteractionRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RuleBroken interaction-not-found */
    Interaction require(InteractionId id) {
        return jdbc.sql("select * from interaction where id = :id").param("id", id.value())
                .query(InteractionRow::read).optional().orElseThrow(() -> RuleBroken.notFound("interaction", id));
    }

    /** Nobody else changes it until the transaction ends. @throws RuleBroken interaction-not-found */
    Interaction lock(InteractionId id) {
        return jdbc.sql("select * from interaction where id = :id for update").param("id", id.value())
                .query(InteractionRow::read).optional().orElseThrow(() -> RuleBroken.notFound("interaction", id));
    }

    /** The entry's conversation, locked: the open campaign's, else the latest that ever was. */
    Optional<Interaction> lockOf(EntryId entry) {
        return jdbc.sql("""
                select * from interaction where entry_id = :entry
                 order by (status = 'OPEN' and kind = 'CAMPAIGN') desc, id desc limit 1 for update
                """).param("entry", entry.value()).query(InteractionRow::read).optional();
    }

    /** The entry's latest conversation of either kind. */
    Optional<Interaction> latestOf(EntryId entry) {
        return jdbc.sql("select * from interaction where entry_id = :entry order by id desc limit 1")
                .param("entry", entry.value()).query(InteractionRow::read).optional();
    }

    /** By id, which is by age; one more than the page holds, which tells whether there is another page. */
    List<Interaction> page(Looking looking) {
        boolean some = looking.caller().onlyAgent();
        var statement = jdbc.sql("select * from interaction where id > :after" + looking.filter().sql()
                        + (some ? " and account_key in (:queues)" : "") + " order by id limit :limit")
                .param("after", looking.after()).params(looking.filter().params()).param("limit", looking.limit() + 1);
        return (some ? statement.param("queues", looking.caller().queues()) : statement).query(InteractionRow::read).list();
    }

    /** False when it was closed before. */
    boolean close(InteractionId id, String disposition) {
        return jdbc.sql("""
                update interaction set status = 'CLOSED', closed_at = :now, disposition = :disposition
                 where id = :id and status = 'OPEN'
                """).param("id", id.value()).param("now", Columns.time(clock.instant())).param("disposition", disposition)
                .update() == 1;
    }

    /** Closes the entry's open campaign conversation; empty when there is none. */
    Optional<Interaction> closeCampaign(EntryId entry) {
        return jdbc.sql("""
                update interaction set status = 'CLOSED', closed_at = :now
                 where entry_id = :entry and kind = 'CAMPAIGN' and status = 'OPEN' returning *
                """).param("entry", entry.value()).param("now", Columns.time(clock.instant()))
                .query(InteractionRow::read).optional();
    }
}
