package org.hopperflow.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Looks twenty times a second at what PostgreSQL is working on: the statements most often met are where its time goes. */
final class Sampler implements AutoCloseable {

    private static final long EVERY_MILLIS = 50;
    private static final int SHOWN = 25;

    private final Map<String, Integer> met = new HashMap<>();
    private final Thread thread;
    private volatile boolean runs = true;
    private int looks;

    Sampler(Database database) {
        thread = new Thread(() -> sample(database), "sampler");
        thread.start();
    }

    private void sample(Database database) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            while (runs) {
                try (ResultSet rs = statement.executeQuery("""
                        select coalesce(wait_event_type || ':' || wait_event, 'CPU') || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 110)
                          from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and datname = current_database()""")) {
                    while (rs.next()) {
                        met.merge(rs.getString(1), 1, Integer::sum);
                    }
                }
                looks++;
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Statements with how many of a hundred looks met them. */
    void tell(Report report) {
        met.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(SHOWN)
                .forEach(entry -> report.tell("%6.1f  %s", 100.0 * entry.getValue() / looks, entry.getKey()));
    }

    @Override
    public void close() {
        runs = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
