package org.hopperflow.message;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What providers' headers told of used up allowances. */
@Repository
class UsageRepository {

    private final JdbcClient jdbc;

    UsageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was told lately, or counts still. */
    Map<AccountKey, Usage> known(Instant now) {
        Map<AccountKey, Usage> known = new HashMap<>();
        jdbc.sql("""
                select account_key, usage_percent, usage_regain_at, usage_at from account_condition
                 where usage_at > :since or usage_regain_at > :now
                """).param("since", Columns.time(now.minus(Usage.KNOWN))).param("now", Columns.time(now))
                .query((RowCallbackHandler) row -> {
                    OffsetDateTime regainAt = row.getObject("usage_regain_at", OffsetDateTime.class);
                    known.put(AccountKey.of(row.getString("account_key")), new Usage(row.getInt("usage_percent"),
                            regainAt == null ? null : regainAt.toInstant(), row.getObject("usage_at", OffsetDateTime.class).toInstant()));
                });
        return known;
    }
}
