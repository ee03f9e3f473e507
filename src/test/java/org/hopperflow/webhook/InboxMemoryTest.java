package org.hopperflow.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the inbox remembers of webhook calls, and for how long. */
@HopperflowTest
class InboxMemoryTest {

    private static final AccountKey ACCOUNT = AccountKey.of("remembered");

    @Autowired JdbcClient jdbc;
    @Autowired InboxRepository stored;
    @Autowired InboxCleaning cleaning;

    @Test
    void what_was_taken_long_ago_is_forgotten() {
        UUID call = call("READ");
        UUID item = item(call, "DONE");

        cleaning.forgetBefore(Ids.next());

        assertThat(calls(call)).isZero();
        assertThat(items(item)).isZero();
    }

    @Test
    void what_waits_or_was_parked_stays_however_old_it_is() {
        UUID parked = call("PARKED");
        UUID waiting = item(parked, "PARKED");

        cleaning.forgetBefore(Ids.next());

        assertThat(calls(parked)).isOne();
        assertThat(items(waiting)).isOne();
    }

    @Test
    void what_is_younger_than_two_weeks_stays() {
        UUID call = call("READ");
        UUID item = item(call, "DONE");

        cleaning.clean();

        assertThat(calls(call)).isOne();
        assertThat(items(item)).isOne();
    }

    @Test
    void zero_keeps_everything() {
        UUID call = call("READ");

        new InboxCleaning(stored, new InboxSettings(Duration.ZERO)).clean();

        assertThat(calls(call)).isOne();
    }

    @Test
    void an_id_made_before_is_greater_than_older_ones_and_smaller_than_younger_ones() {
        UUID now = Ids.next();

        assertThat(Ids.madeBefore(Duration.ofMinutes(1)).toString()).isLessThan(now.toString());
        assertThat(now.toString()).isLessThan(Ids.madeBefore(Duration.ofMinutes(-1)).toString());
    }

    private UUID call(String state) {
        UUID id = Ids.next();
        jdbc.sql("insert into webhook_event (id, account_key, body, received_at, state) values (:id, :account, '', now(), :state)")
                .param("id", id).param("account", ACCOUNT.value()).param("state", state).update();
        return id;
    }

    private UUID item(UUID call, String state) {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into inbox_item (id, webhook_event_id, account_key, dedup_key, event, state, next_try_at, received_at)
                values (:id, :call, :account, :id::text, '{}', :state, now(), now())
                """).param("id", id).param("call", call).param("account", ACCOUNT.value()).param("state", state).update();
        return id;
    }

    private long calls(UUID id) {
        return jdbc.sql("select count(*) from webhook_event where id = :id").param("id", id).query(Long.class).single();
    }

    private long items(UUID id) {
        return jdbc.sql("select count(*) from inbox_item where id = :id").param("id", id).query(Long.class).single();
    }
}
