package org.hopperflow.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Waits until nothing moves any more by itself, at the time the business clock shows. */
record Rest(Cluster cluster) {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String NOW = "(now() + (select millis * interval '1 millisecond' from clock_offset))";

    private static final String WEBHOOKS = "select count(*) from sandbox_webhook where due_at <= " + NOW;

    private static final String TO_LEAVE = """
            select (select count(*) from hopper_entry where status = 'FRESH')
                 + (select count(*) from attempt where state = 'QUEUED' and coalesce(not_before, :now) <= :now or state = 'SENDING')
            """.replace(":now", NOW);

    private static final String TO_SETTLE = """
            select (select count(*) from hopper_entry where status = 'FRESH')
                 + (select count(*) from attempt where state in ('QUEUED', 'SENDING') or state = 'UNKNOWN' and outcome is null or not told)
                 + (select count(*) from webhook_event where state = 'RECEIVED')
                 + (select count(*) from inbox_item where state = 'NEW')
                 + (select count(*) from early_status)
                 + (select count(*) from act_ru_job where process_instance_id_ is not null and retries_ > 0
                       and coalesce(duedate_, localtimestamp) <= localtimestamp + (:now - now()))
            """.replace(":now", NOW);

    /** Messages that were put off, and those in doubt whose grace is not over. */
    private static final String WAITING = "select count(*) from attempt where state = 'QUEUED' or state = 'UNKNOWN' and outcome is null";

    boolean somethingWaitsForItsTime() {
        return cluster.database().count(WAITING) > 0;
    }

    void whenEverythingLeft() {
        until("everything has left", TO_LEAVE);
    }

    void whenEverythingIsSettled() {
        until("everything is settled", TO_SETTLE);
    }

    /** Twice in a row: what lies between a webhook's way out and its way in is counted by neither. */
    private void until(String what, String sql) {
        int[] quiet = {0};
        await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> {
            boolean nothing = cluster.database().count(sql) + cluster.counted().count(WEBHOOKS) == 0;
            quiet[0] = nothing ? quiet[0] + 1 : 0;
            return quiet[0] == 2;
        });
    }
}
