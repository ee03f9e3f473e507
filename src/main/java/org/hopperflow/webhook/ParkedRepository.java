package org.hopperflow.webhook;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the inbox put aside. */
@Repository
class ParkedRepository {

    private static final String PAGE = """
             and (cast(:account as text) is null or account_key = :account) and (cast(:after as uuid) is null or id > :after)
             order by id limit :limit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkedRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The oldest first. @param account null for all; @param after null for the first page */
    List<ParkedCall> calls(AccountKey account, UUID after, int limit) {
        return jdbc.sql("""
                select id, account_key, substring(body for 10000) as start, length(body) as bytes, failure, received_at
                  from webhook_event where state = 'PARKED' and dismissed_at is null
                """ + PAGE).param("account", account == null ? null : account.value()).param("after", after).param("limit", limit)
                .query(ParkedRepository::call).list();
    }

    /** The oldest first. @param account null for all; @param after null for the first page */
    List<ParkedItem> items(AccountKey account, UUID after, int limit) {
        return jdbc.sql("select id, account_key, event, tries, failure, received_at from inbox_item where state = 'PARKED'" + PAGE)
                .param("account", account == null ? null : account.value()).param("after", after).param("limit", limit)
                .query(ParkedRepository::item).list();
    }

    /** It is read again at once. */
    boolean readAgain(UUID call) {
        return jdbc.sql("""
                update webhook_event set state = 'RECEIVED', failure = null, dismissed_at = null where id = :id and state = 'PARKED'
                """).param("id", call).update() == 1;
    }

    /** It is handed over again at once, and for another day. */
    boolean handOverAgain(UUID item) {
        return jdbc.sql("""
                update inbox_item set state = 'NEW', tries = 0, next_try_at = clock_timestamp() where id = :id and state = 'PARKED'
                """).param("id", item).update() == 1;
    }

    boolean dismiss(UUID call) {
        return jdbc.sql("update webhook_event set dismissed_at = :now where id = :id and state = 'PARKED' and dismissed_at is null")
                .param("now", Timestamp.from(clock.instant())).param("id", call).update() == 1;
    }

    private static ParkedCall call(ResultSet rs, int number) throws SQLException {
        return new ParkedCall(rs.getObject("id", UUID.class), AccountKey.of(rs.getString("account_key")),
                new String(rs.getBytes("start"), StandardCharsets.UTF_8), rs.getInt("bytes"), rs.getString("failure"), receivedAt(rs));
    }

    private static ParkedItem item(ResultSet rs, int number) throws SQLException {
        return new ParkedItem(rs.getObject("id", UUID.class), AccountKey.of(rs.getString("account_key")), rs.getString("event"),
                rs.getInt("tries"), rs.getString("failure"), receivedAt(rs));
    }

    private static Instant receivedAt(ResultSet rs) throws SQLException {
        return rs.getObject("received_at", OffsetDateTime.class).toInstant();
    }
}
