package org.hopperflow.message;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers that count to portfolios' daily limits. An account that names no portfolio is one of its own. */
@Repository
class CustomerWindowRepository {

    /** What was queued longer ago than this and left today is missed when a limit is first set. */
    private static final Duration QUEUED_AT_MOST = Duration.ofDays(7);

    private final JdbcClient jdbc;

    CustomerWindowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An account's own limit, otherwise the one its provider told. Empty when there is none in the portfolio. */
    Optional<CustomerWindow.Portfolio> limited(AccountKey account) {
        return jdbc.sql("""
                select coalesce(other.portfolio_id, other.key) as id, min(coalesce(other.daily_customer_limit, told.customer_limit)) as most
                  from account join account other on coalesce(other.portfolio_id, other.key) = coalesce(account.portfolio_id, account.key)
                  left join account_condition told on told.account_key = other.key
                 where account.key = :account group by 1 having min(coalesce(other.daily_customer_limit, told.customer_limit)) is not null
                """).param("account", account.value())
                .query((row, n) -> new CustomerWindow.Portfolio(row.getString("id"), row.getInt("most"))).optional();
    }

    /** How many count now. Nothing is locked: the next one may find another number. */
    int used(String portfolio, Instant now) {
        return jdbc.sql("""
                select used - (select count(*) from portfolio_customer where portfolio_id = :portfolio and until <= :now)
                  from portfolio_window where portfolio_id = :portfolio
                """).param("portfolio", portfolio).param("now", Columns.time(now)).query(Integer.class).optional().orElse(0);
    }

    Optional<Instant> nextEnd(String portfolio, Instant now) {
        return jdbc.sql("select until from portfolio_customer where portfolio_id = :portfolio and until > :now order by until limit 1")
                .param("portfolio", portfolio).param("now", Columns.time(now))
                .query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** Holds the window until the transaction ends, forgets whoever does not count any more, and answers how many do. */
    int open(String portfolio, Instant now, Duration window) {
        if (!held(portfolio)) {
            begin(portfolio, now.minus(window), window);
        }
        return jdbc.sql("""
                with gone as (delete from portfolio_customer where portfolio_id = :portfolio and until <= :now returning 1)
                update portfolio_window set used = used - (select count(*) from gone) where portfolio_id = :portfolio returning used
                """).param("portfolio", portfolio).param("now", Columns.time(now)).query(Integer.class).single();
    }

    private boolean held(String portfolio) {
        return jdbc.sql("select used from portfolio_window where portfolio_id = :portfolio for update").param("portfolio", portfolio)
                .query(Integer.class).optional().isPresent();
    }

    /** The first time the ledger tells who was written to; after that nobody has to count. */
    private void begin(String portfolio, Instant since, Duration window) {
        int begun = jdbc.sql("insert into portfolio_window (portfolio_id, used) values (:portfolio, 0) on conflict do nothing")
                .param("portfolio", portfolio).update();
        if (begun == 0) {
            held(portfolio);
            return;
        }
        int used = jdbc.sql("""
                insert into portfolio_customer (portfolio_id, phone, until)
                select :portfolio, recipient, max(marked_at) + :window * interval '1 second' from attempt
                 where id >= :oldest and marked_at > :since and template_id is not null and state not in ('QUEUED', 'CANCELLED')
                   and account_key in (select key from account where coalesce(portfolio_id, key) = :portfolio)
                 group by recipient
                """)
                .param("portfolio", portfolio).param("window", window.toSeconds()).param("since", Columns.time(since))
                .param("oldest", Ids.madeBefore(QUEUED_AT_MOST)).update();
        jdbc.sql("update portfolio_window set used = :used where portfolio_id = :portfolio")
                .param("used", used).param("portfolio", portfolio).update();
    }

    Set<String> known(String portfolio, Collection<String> phones, Instant now) {
        return new HashSet<>(jdbc.sql("select phone from portfolio_customer where portfolio_id = :portfolio and phone = any(:phones) and until > :now")
                .param("portfolio", portfolio).param("phones", phones.toArray(String[]::new)).param("now", Columns.time(now))
                .query(String.class).list());
    }

    /** Nobody counts less long than before. */
    void keep(String portfolio, Set<String> phones, Instant until) {
        if (!phones.isEmpty()) {
            jdbc.sql("update portfolio_customer set until = :until where portfolio_id = :portfolio and phone = any(:phones) and until < :until")
                    .param("until", Columns.time(until)).param("portfolio", portfolio).param("phones", phones.toArray(String[]::new)).update();
        }
    }

    /** Only who holds the window adds. */
    void add(String portfolio, Set<String> phones, Instant until) {
        if (!phones.isEmpty()) {
            jdbc.sql("insert into portfolio_customer (portfolio_id, phone, until) select :portfolio, unnest(cast(:phones as text[])), :until")
                    .param("portfolio", portfolio).param("phones", phones.toArray(String[]::new)).param("until", Columns.time(until)).update();
            jdbc.sql("update portfolio_window set used = used + :added where portfolio_id = :portfolio")
                    .param("added", phones.size()).param("portfolio", portfolio).update();
        }
    }

    void forget(AccountKey account) {
        String portfolio = "(select coalesce(portfolio_id, key) from account where key = :account)";
        jdbc.sql("delete from portfolio_window where portfolio_id = " + portfolio).param("account", account.value()).update();
        jdbc.sql("delete from portfolio_customer where portfolio_id = " + portfolio).param("account", account.value()).update();
    }
}
