package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Alarms about providers' message ids, until a person has looked at them. */
@Repository
class AlarmRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    AlarmRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when the same was raised before. */
    boolean insert(ProviderIdAlarm alarm) {
        return jdbc.sql("""
                insert into provider_id_alarm (id, kind, account_key, attempt_id, provider_message_id, known_message_id, other_attempt_id,
                                               raised_at)
                values (:id, :kind, :account, :attempt, :messageId, :known, :other, :at)
                    on conflict (attempt_id, provider_message_id) do nothing
                """)
                .param("id", alarm.id())
                .param("kind", alarm.kind().name())
                .param("account", alarm.accountKey().value())
                .param("attempt", alarm.attemptId().value())
                .param("messageId", alarm.providerMessageId())
                .param("known", alarm.knownMessageId())
                .param("other", Columns.id(alarm.otherAttemptId(), AttemptId::value))
                .param("at", Columns.time(alarm.raisedAt()))
                .update() == 1;
    }

    /** Those nobody has looked at, the oldest first. @param after null for the first page */
    List<ProviderIdAlarm> page(UUID after, int limit) {
        return jdbc.sql("""
                select * from provider_id_alarm where dismissed_at is null and (cast(:after as uuid) is null or id > :after)
                 order by id limit :limit
                """).param("after", after).param("limit", limit).query(AlarmRepository::alarm).list();
    }

    boolean dismiss(UUID id) {
        return jdbc.sql("update provider_id_alarm set dismissed_at = :now where id = :id and dismissed_at is null")
                .param("now", Columns.time(clock.instant())).param("id", id).update() == 1;
    }

    private static ProviderIdAlarm alarm(ResultSet rs, int number) throws SQLException {
        return new ProviderIdAlarm(rs.getObject("id", UUID.class), ProviderIdAlarm.Kind.valueOf(rs.getString("kind")),
                AccountKey.of(rs.getString("account_key")), new AttemptId(rs.getObject("attempt_id", UUID.class)),
                rs.getString("provider_message_id"), rs.getString("known_message_id"),
                Columns.id(rs, "other_attempt_id", AttemptId::new), rs.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
