package org.hopperflow.campaign;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers whose conversation ended while entries waited for that. They are written down and the entries are told a moment later: who
 * ends a conversation holds it, and must not reach for the entries of others from there.
 */
@Repository
class FreedCustomerRepository {

    private static final String WAITS_FOR_THEM = """
             where account_key = :account and phone = :phone and status = 'PENDING' and held
             and starts_with(reason, 'Contact has an open interaction')
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FreedCustomerRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Only when somebody waits for the customer. */
    void add(AccountKey account, String phone) {
        jdbc.sql("insert into freed_customer (id, account_key, phone) select :id, :account, :phone where exists (select 1 from hopper_entry"
                + WAITS_FOR_THEM + ")").param("id", Ids.next()).param("account", account.value()).param("phone", phone).update();
    }

    /** Takes one out; empty when nobody was freed. */
    List<Freed> take() {
        return jdbc.sql("""
                delete from freed_customer where id in (select id from freed_customer order by id limit 1 for update skip locked)
                returning account_key, phone
                """).query((rs, n) -> new Freed(AccountKey.of(rs.getString("account_key")), rs.getString("phone"))).list();
    }

    /** Entries that waited for the customer become RETRY, to be tried at once. */
    void release(Freed customer) {
        jdbc.sql("update hopper_entry set status = 'RETRY', retry_requested = true, next_retry_at = :now" + WAITS_FOR_THEM)
                .param("now", Timestamp.from(clock.instant())).param("account", customer.account().value()).param("phone", customer.phone())
                .update();
    }

    record Freed(AccountKey account, String phone) {
    }
}
