package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A reset meets the moment at which the campaign completes by itself. */
class ResetMeetsTheEndTest extends Scenario {

    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void a_reset_while_the_campaign_completes_puts_back_to_fresh_and_sends_again() {
        String phone = customer("{\"answer\": {\"type\": \"TEXT\", \"text\": \"No\"}, \"afterMillis\": 50}");
        String campaign = campaign(", \"includeActiveInteractions\": true", phone, "4750");
        world.awaitEntry(campaign, phone, "CLOSED", "Answered");

        CompletableFuture<Void> reset = transaction.execute(status -> {
            // The completion has moved the campaign's row and now waits to tell its process.
            jdbc.sql("select 1 from act_ru_execution where business_key_ = :key for update").param("key", campaign).query(Integer.class).list();
            jdbc.sql("select 1 from act_ru_event_subscr where execution_id_ in (select id_ from act_ru_execution where business_key_ = :key) for update")
                    .param("key", campaign).query(Integer.class).list();
            closeTheOther(campaign);
            await().atMost(PATIENCE).until(() -> waiting() > 0);
            CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> reset(campaign));
            await().atMost(PATIENCE).until(() -> waiting() > 1);
            return asked;
        });
        reset.orTimeout(30, TimeUnit.SECONDS).join();

        awaitSent(campaign, phone, 2);
        assertThat(statusOf(campaign, "4750")).isEqualTo("PENDING");
    }

    /** By hand, so that nothing else happens: what completes it is the scheduled look. */
    private void closeTheOther(String campaign) {
        String entry = world.entry(campaign, "4750").path("id").asText();
        List<String> instances = jdbc.sql("select process_instance_id from hopper_entry where id = cast(:id as uuid)").param("id", entry)
                .query(String.class).list();
        api.delete("/engine-rest/process-instance/" + instances.get(0)).expect(204);
    }

    private int waiting() {
        return jdbc.sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .query(Integer.class).single();
    }
}
