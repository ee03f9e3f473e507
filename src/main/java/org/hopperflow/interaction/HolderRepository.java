package org.hopperflow.interaction;

import java.time.Clock;
import org.hopperflow.shared.InteractionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who has a conversation, who is asked, and whether supervisors look at it. */
@Repository
class HolderRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    HolderRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when they had it before; null gives it back. */
    boolean held(InteractionId id, String agent) {
        return jdbc.sql("""
                update interaction set agent = :agent, offered_to = null
                 where id = :id and (agent is distinct from :agent or offered_to is not null)
                """).param("id", id.value()).param("agent", agent).update() == 1;
    }

    void offered(InteractionId id, String agent) {
        jdbc.sql("update interaction set offered_to = :agent where id = :id and offered_to is distinct from :agent")
                .param("id", id.value()).param("agent", agent).update();
    }

    void escalated(InteractionId id) {
        jdbc.sql("update interaction set escalated_at = :now where id = :id and escalated_at is null")
                .param("id", id.value()).param("now", Columns.time(clock.instant())).update();
    }

    void calmed(InteractionId id) {
        jdbc.sql("update interaction set escalated_at = null where id = :id and escalated_at is not null").param("id", id.value()).update();
    }
}
