package org.hopperflow.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lowered paces, on database time. */
@Repository
class SlowdownRepository {

    /** Every pace is back by then. */
    private static final String RECENT = " lowered_at > clock_timestamp() - interval '5 minutes' ";
    private static final String AGE = " extract(epoch from clock_timestamp() - lowered_at) * 1000 ";

    private final JdbcClient jdbc;

    SlowdownRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Halves the pace that the account has now, not below one a second. What another node lowered less than a second ago stays: answers so
     * close together come from one burst.
     */
    void lower(AccountKey account, int allowed, String reason) {
        jdbc.sql("""
                insert into pace_slowdown as slow (account_key, per_second, lowered_at, reason)
                values (:account, greatest(1, :allowed / 2), clock_timestamp(), :reason)
                on conflict (account_key) do update
                   set per_second = greatest(1, least(:allowed, slow.per_second + :step
                                        * floor(extract(epoch from clock_timestamp() - slow.lowered_at) / :every))::int / 2),
                       lowered_at = excluded.lowered_at, reason = excluded.reason
                 where slow.lowered_at < clock_timestamp() - interval '1 second'
                """)
                .param("account", account.value()).param("allowed", allowed).param("step", Slowdown.step(allowed))
                .param("every", Slowdown.STEP_EVERY.toSeconds()).param("reason", reason).update();
    }

    Map<AccountKey, Slowdown> recent() {
        Map<AccountKey, Slowdown> recent = new HashMap<>();
        jdbc.sql("select account_key, per_second, reason," + AGE + "as age from pace_slowdown where" + RECENT)
                .query((RowCallbackHandler) row -> recent.put(AccountKey.of(row.getString("account_key")), slowdown(row)));
        return recent;
    }

    /** The configured pace of every account. */
    Map<AccountKey, Integer> allowed() {
        Map<AccountKey, Integer> allowed = new HashMap<>();
        jdbc.sql("select key, messages_per_second from account")
                .query((RowCallbackHandler) row -> allowed.put(AccountKey.of(row.getString(1)), row.getInt(2)));
        return allowed;
    }

    private static Slowdown slowdown(ResultSet row) throws SQLException {
        return new Slowdown(row.getInt("per_second"), Duration.ofMillis(Math.max(0, row.getLong("age"))), row.getString("reason"));
    }
}
