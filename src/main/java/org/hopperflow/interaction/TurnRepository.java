package org.hopperflow.interaction;

import java.time.Clock;
import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers whose turn was when. */
@Repository
class TurnRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    TurnRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those agents' turns, held until the transaction ends: two customers who come at once are not offered to the same agent. */
    List<Turn> hold(AccountKey account, List<String> agents) {
        String[] names = agents.toArray(String[]::new);
        jdbc.sql("insert into queue_turn (account_key, agent) select :account, unnest(:agents) order by 2 on conflict do nothing")
                .param("account", account.value()).param("agents", names).update();
        return jdbc.sql("select * from queue_turn where account_key = :account and agent = any(:agents) order by agent for update")
                .param("account", account.value()).param("agents", names)
                .query((row, n) -> new Turn(row.getString("agent"), Columns.time(row, "asked_at"), Columns.time(row, "served_at"))).list();
    }

    void asked(AccountKey account, String agent) {
        jdbc.sql("update queue_turn set asked_at = :now where account_key = :account and agent = :agent")
                .param("account", account.value()).param("agent", agent).param("now", Columns.time(clock.instant())).update();
    }

    void served(AccountKey account, String agent) {
        jdbc.sql("""
                insert into queue_turn (account_key, agent, served_at) values (:account, :agent, :now)
                on conflict (account_key, agent) do update set served_at = excluded.served_at
                """).param("account", account.value()).param("agent", agent).param("now", Columns.time(clock.instant())).update();
    }
}
