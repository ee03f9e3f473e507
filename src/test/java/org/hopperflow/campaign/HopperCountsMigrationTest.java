package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.hopperflow.fixture.OwnDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** An installation that has campaigns already keeps counting where it stands. */
class HopperCountsMigrationTest {

    private final OwnDatabase own = OwnDatabase.create("hopper_counts_migration");
    private final DriverManagerDataSource database = new DriverManagerDataSource(own.getJdbcUrl(), own.getUsername(), own.getPassword());
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void the_counts_of_entries_that_are_there_are_filled() {
        migrate("25");
        jdbc.sql("""
                insert into hopper.campaign (id, name, account_key, template_id, flow, status, response_timeout_days,
                                             include_active_interactions, close_on_quick_reply, on_unconfirmed, created_at)
                values (gen_random_uuid(), 'Spring', 'shop', gen_random_uuid(), 'hopperContact', 'STOPPED', 1, false, false, 'HOLD', now())
                """).update();
        add("FRESH", 3);
        add("CLOSED", 2);

        migrate("27");
        add("PENDING", 1);

        assertThat(jdbc.sql("select fresh, retry, pending, closed from hopper.hopper_count_now").query().singleRow().values())
                .containsExactly(3L, 0L, 1L, 2L);
    }

    private void migrate(String target) {
        Flyway.configure().dataSource(database).schemas("hopper").defaultSchema("hopper").target(target).load().migrate();
    }

    private void add(String status, int some) {
        jdbc.sql("""
                insert into hopper.hopper_entry (id, campaign_id, account_key, contact_id, phone, status)
                select gen_random_uuid(), (select id from hopper.campaign), 'shop', gen_random_uuid(), '39000', :status
                  from generate_series(1, :some)
                """).param("status", status).param("some", some).update();
    }
}
