package org.hopperflow.message;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Storable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts for which nothing leaves for a while, and why; on the business clock. */
@Repository
class HoldRepository {

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which hold in a row one of now is: one that is refused during a hold belongs to it, one that is refused soon after is the next. */
    int next(AccountKey account, Instant now) {
        return jdbc.sql("""
                select case when held_until > :now then holds
                            when held_until > :now::timestamptz - interval '5 minutes' then holds + 1 else 1 end
                  from pace_hold where account_key = :account
                """).param("account", account.value()).param("now", Columns.time(now)).query(Integer.class).optional().orElse(1);
    }

    /** Never shorter than before. */
    void hold(AccountKey account, int inARow, Hold hold) {
        jdbc.sql("""
                insert into pace_hold as known (account_key, held_until, holds, reason) values (:account, :until, :holds, :reason)
                    on conflict (account_key) do update
                    set held_until = greatest(known.held_until, excluded.held_until), holds = excluded.holds, reason = excluded.reason
                """).param("account", account.value()).param("until", Columns.time(hold.until())).param("holds", inARow)
                .param("reason", Storable.repaired(hold.reason())).update();
    }

    Map<AccountKey, Hold> after(Instant now) {
        Map<AccountKey, Hold> held = new HashMap<>();
        jdbc.sql("select account_key, held_until, reason from pace_hold where held_until > :now").param("now", Columns.time(now))
                .query((RowCallbackHandler) row -> held.put(AccountKey.of(row.getString("account_key")),
                        new Hold(row.getObject("held_until", OffsetDateTime.class).toInstant(), row.getString("reason"))));
        return held;
    }
}
