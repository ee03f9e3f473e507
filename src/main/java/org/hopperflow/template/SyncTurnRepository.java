package org.hopperflow.template;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each account is compared with its provider next. */
@Repository
class SyncTurnRepository {

    private final JdbcClient jdbc;

    SyncTurnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account's first turn; one that has turns keeps them. */
    void add(AccountKey account, Instant first) {
        jdbc.sql("insert into template_sync (account_key, due_at) values (:account, :first) on conflict do nothing")
                .param("account", account.value()).param("first", sql(first)).update();
    }

    List<AccountKey> due(Instant now) {
        return jdbc.sql("select account_key from template_sync where due_at <= :now order by due_at").param("now", sql(now))
                .query(String.class).list().stream().map(AccountKey::of).toList();
    }

    /** True for one node. */
    boolean take(AccountKey account, Instant now, Instant next) {
        return jdbc.sql("update template_sync set due_at = :next where account_key = :account and due_at <= :now")
                .param("account", account.value()).param("now", sql(now)).param("next", sql(next)).update() == 1;
    }

    private static OffsetDateTime sql(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
