package org.hopperflow.provider.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class WebhookRepository {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    WebhookRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(List<Letter> letters) {
        batches.batchUpdate("insert into sandbox_webhook (id, account_key, body, due_at) values (:id, :account, :entry, :dueAt)",
                letters.stream().map(letter -> new MapSqlParameterSource()
                        .addValue("id", letter.id()).addValue("account", letter.account().value())
                        .addValue("entry", letter.entry()).addValue("dueAt", sql(letter.dueAt())))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Takes what is due, in order. A courier that dies with them lets others have them after half a minute. */
    List<Letter> take(Instant now, int limit) {
        return jdbc.sql("""
                update sandbox_webhook set leased_until = clock_timestamp() + interval '30 seconds', tries = tries + 1
                 where id in (select id from sandbox_webhook
                               where due_at <= :now and (leased_until is null or leased_until < clock_timestamp())
                               order by due_at, id limit :limit for update skip locked)
                returning id, account_key, body, due_at, tries
                """)
                .param("now", sql(now)).param("limit", limit).query((row, number) -> letter(row)).list().stream()
                .sorted(Comparator.comparing(Letter::dueAt).thenComparing(Letter::id)).toList();
    }

    void delete(Collection<UUID> ids) {
        jdbc.sql("delete from sandbox_webhook where id = any(:ids)").param("ids", ids.toArray(UUID[]::new)).update();
    }

    void postpone(Collection<UUID> ids, Instant until) {
        jdbc.sql("update sandbox_webhook set due_at = :until, leased_until = null where id = any(:ids)")
                .param("until", sql(until)).param("ids", ids.toArray(UUID[]::new)).update();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(row.getObject("id", UUID.class), AccountKey.of(row.getString("account_key")), row.getString("body"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(), row.getInt("tries"));
    }

    private static OffsetDateTime sql(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
