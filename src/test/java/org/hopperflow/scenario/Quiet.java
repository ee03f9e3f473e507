package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waits until nothing of an account is under way. One statement looks everywhere at once, so that nothing slips from place to place. */
final class Quiet {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String account;
    private Instant since = Instant.MIN;

    Quiet(JdbcClient jdbc, Clock clock, String account) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.account = account;
    }

    void await() {
        Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    Instant now = clock.instant();
                    assertThat(underWay(now)).as("still under way").isEmpty();
                    since = now;
                });
    }

    /** What was due by then has been done. */
    Instant since() {
        return since;
    }

    private List<String> underWay(Instant now) {
        return jdbc.sql("""
                with sending as (select id from campaign where account_key = :account and status = 'RUNNING'),
                     keys as (select id::text as key from hopper_entry where account_key = :account
                              union all select id::text from campaign where account_key = :account
                              union all select id::text from interaction where account_key = :account)
                select 'webhook ' || id from sandbox_webhook where account_key = :account
                 union all
                select 'call ' || id from webhook_event where account_key = :account and state = 'RECEIVED'
                 union all
                select 'news ' || id || ' ' || event::text || ' ' || coalesce(failure, '') from inbox_item
                 where account_key = :account and state = 'NEW'
                 union all
                select 'attempt ' || id || ' ' || state from attempt
                 where account_key = :account
                   and (state in ('SENDING', 'UNKNOWN') or not told
                        or state = 'QUEUED' and (not_before is null or not_before <= :now) and campaign_id in (select id from sending))
                 union all
                select 'entry ' || id || ' ' || status from hopper_entry
                 where campaign_id in (select id from sending) and (status = 'FRESH' or retry_requested)
                 union all
                select 'freed ' || phone from freed_customer where account_key = :account
                 union all
                select 'campaign ' || id || ' ' || status from campaign c
                 where account_key = :account
                   and (status <> 'COMPLETED' and end_at <= :now
                        or status = 'COMPLETED'
                           and exists (select 1 from hopper_entry e where e.campaign_id = c.id and e.status <> 'CLOSED')
                        or status = 'RUNNING' and exists (select 1 from hopper_entry e where e.campaign_id = c.id)
                           and not exists (select 1 from hopper_entry e where e.campaign_id = c.id and e.status <> 'CLOSED'))
                 union all
                select 'job ' || j.id_ || ' ' || j.handler_type_ || ' ' || coalesce(j.exception_msg_, '') from act_ru_job j
                  join act_ru_execution x on x.id_ = j.process_instance_id_ join keys on keys.key = x.business_key_
                 where j.retries_ > 0 and (j.duedate_ is null or j.duedate_ <= :now) and j.suspension_state_ = 1
                """).param("account", account).param("now", Timestamp.from(now)).query(String.class).list();
    }
}
