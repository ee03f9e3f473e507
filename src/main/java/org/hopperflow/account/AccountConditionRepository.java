package org.hopperflow.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.Storable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountConditionRepository {

    private final JdbcClient jdbc;

    AccountConditionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccountCondition> find(AccountKey key) {
        return jdbc.sql("select * from account_condition where account_key = :key").param("key", key.value())
                .query(AccountConditionRepository::condition).optional();
    }

    void saveNumber(AccountKey key, AccountConditions.Number number, Instant at) {
        jdbc.sql("""
                insert into account_condition as known (account_key, quality, throughput, number_at)
                values (:key, :quality, :throughput, :at)
                    on conflict (account_key) do update
                    set quality = coalesce(excluded.quality, known.quality), throughput = coalesce(excluded.throughput, known.throughput),
                        number_at = excluded.number_at
                    where known.number_at is null or known.number_at <= excluded.number_at
                """).param("key", key.value()).param("quality", number.quality()).param("throughput", number.throughput())
                .param("at", time(at)).update();
    }

    void saveLimit(AccountKey key, AccountConditions.Limit limit, Instant at) {
        jdbc.sql("""
                insert into account_condition as known (account_key, messaging_limit, customer_limit, limit_at)
                values (:key, :word, :customers, :at)
                    on conflict (account_key) do update
                    set messaging_limit = excluded.messaging_limit, customer_limit = excluded.customer_limit, limit_at = excluded.limit_at
                    where known.limit_at is null or known.limit_at <= excluded.limit_at
                """).param("key", key.value()).param("word", limit.word()).param("customers", limit.customers()).param("at", time(at))
                .update();
    }

    void saveRestriction(AccountKey key, AccountConditions.Restriction restriction, Instant at) {
        jdbc.sql("""
                insert into account_condition as known (account_key, restriction, restricted_until, restriction_at)
                values (:key, :reason, :until, :at)
                    on conflict (account_key) do update
                    set restriction = excluded.restriction, restricted_until = excluded.restricted_until,
                        restriction_at = excluded.restriction_at
                    where known.restriction_at is null or known.restriction_at <= excluded.restriction_at
                """).param("key", key.value()).param("reason", restriction == null ? null : restriction.reason())
                .param("until", restriction == null ? null : time(restriction.until())).param("at", time(at)).update();
    }

    void saveHealth(AccountKey key, AccountHealth health) {
        jdbc.sql("""
                insert into account_condition as known (account_key, checked_at, can_send, problems, token_expires_at)
                values (:key, :at, :canSend, :problems, :expires)
                    on conflict (account_key) do update
                    set checked_at = excluded.checked_at, can_send = excluded.can_send, problems = excluded.problems,
                        token_expires_at = excluded.token_expires_at
                """).param("key", key.value()).param("at", time(health.checkedAt())).param("canSend", health.canSend().name())
                .param("problems", health.problems().stream().map(Storable::repaired).toArray(String[]::new))
                .param("expires", time(health.tokenExpiresAt())).update();
    }

    void saveUsage(AccountKey key, AccountUsage usage) {
        jdbc.sql("""
                insert into account_condition as known (account_key, usage_percent, usage_regain_at, usage_at)
                values (:key, :percent, :regain, :at)
                    on conflict (account_key) do update
                    set usage_percent = excluded.usage_percent, usage_regain_at = excluded.usage_regain_at, usage_at = excluded.usage_at
                    where known.usage_at is null or known.usage_at <= excluded.usage_at
                """).param("key", key.value()).param("percent", usage.percent()).param("regain", time(usage.regainAt()))
                .param("at", time(usage.toldAt())).update();
    }

    /** Percent; 0 for an account of which nothing was told since then. */
    Map<AccountKey, Integer> usage(Instant since) {
        Map<AccountKey, Integer> found = new HashMap<>();
        jdbc.sql("""
                select account.key, coalesce(told.usage_percent, 0)
                  from account left join account_condition told on told.account_key = account.key and told.usage_at > :since
                """).param("since", time(since))
                .query((RowCallbackHandler) row -> found.put(AccountKey.of(row.getString(1)), row.getInt(2)));
        return found;
    }

    void insert(AccountKey key, AccountNotice notice) {
        jdbc.sql("insert into account_notice (id, account_key, code, text, at) values (:id, :key, :code, :text, :at)")
                .param("id", Ids.next()).param("key", key.value()).param("code", notice.code()).param("text", notice.text())
                .param("at", time(notice.at())).update();
    }

    List<AccountNotice> notices(AccountKey key, int limit) {
        return jdbc.sql("select code, text, at from account_notice where account_key = :key order by id desc limit :limit")
                .param("key", key.value()).param("limit", limit)
                .query((row, number) -> new AccountNotice(row.getString("code"), row.getString("text"), instant(row, "at"))).list();
    }

    /**
     * 1 for each account that can send, as far as anybody knows, 0.5 for one that can for the most part or not for long, 0 for one that
     * cannot.
     */
    Map<AccountKey, Double> health() {
        Map<AccountKey, Double> found = new HashMap<>();
        jdbc.sql("""
                select account.key, case when told.restriction is not null then 0.0 when told.can_send = 'NO' then 0.0
                                         when told.can_send = 'LIMITED' then 0.5 else 1.0 end
                  from account left join account_condition told on told.account_key = account.key
                """).query((RowCallbackHandler) row -> found.put(AccountKey.of(row.getString(1)), row.getDouble(2)));
        return found;
    }

    private static AccountCondition condition(ResultSet row, int number) throws SQLException {
        return new AccountCondition(row.getString("quality"), row.getString("throughput"), row.getString("messaging_limit"),
                row.getObject("customer_limit", Integer.class), row.getString("restriction"), instant(row, "restricted_until"),
                        health(row), usage(row));
    }

    private static AccountUsage usage(ResultSet row) throws SQLException {
        Integer percent = row.getObject("usage_percent", Integer.class);
        return percent == null ? null : new AccountUsage(percent, instant(row, "usage_regain_at"), instant(row, "usage_at"));
    }

    private static AccountHealth health(ResultSet row) throws SQLException {
        Array problems = row.getArray("problems");
        return row.getString("can_send") == null ? null : new AccountHealth(instant(row, "checked_at"),
                CanSend.valueOf(row.getString("can_send")), problems == null ? List.of() : List.of((String[]) problems.getArray()),
                instant(row, "token_expires_at"));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Accounts that nobody asked about since then, for this node alone: the next one asks later. */
    List<AccountKey> takeUnasked(Instant since, Instant now, int limit) {
        return jdbc.sql("""
                insert into account_condition as known (account_key, asked_at)
                select account.key, :now from account left join account_condition told on told.account_key = account.key
                 where told.asked_at is null or told.asked_at < :since
                 order by told.asked_at nulls first limit :limit
                    on conflict (account_key) do update set asked_at = excluded.asked_at
                    where known.asked_at is null or known.asked_at < :since
                returning account_key
                """).param("since", time(since)).param("now", time(now)).param("limit", limit)
                .query((row, number) -> AccountKey.of(row.getString(1))).list();
    }
}
