package org.hopperflow.interaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AgentQueueRepository {

    private final JdbcClient jdbc;

    AgentQueueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Queue> find(AccountKey account) {
        return jdbc.sql("select * from queue where account_key = :account").param("account", account.value())
                .query(AgentQueueRepository::queue).optional();
    }

    void save(Queue queue) {
        jdbc.sql("""
                insert into queue (account_key, strategy, agent_timeout_seconds, answer_within_minutes)
                values (:account, :strategy, :timeout, :within)
                on conflict (account_key) do update set strategy = excluded.strategy,
                   agent_timeout_seconds = excluded.agent_timeout_seconds, answer_within_minutes = excluded.answer_within_minutes
                """).param("account", queue.accountKey().value()).param("strategy", queue.strategy().name())
                .param("timeout", queue.agentTimeoutSeconds()).param("within", queue.answerWithinMinutes()).update();
    }

    private static Queue queue(ResultSet row, int number) throws SQLException {
        return new Queue(AccountKey.of(row.getString("account_key")), QueueStrategy.valueOf(row.getString("strategy")),
                row.getInt("agent_timeout_seconds"), row.getObject("answer_within_minutes", Integer.class));
    }
}
