package org.hopperflow.journey;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forces a race: keeps one row locked until each side, in the order it is named, either waits for that row or is through, and lets go
 * then. PostgreSQL serves who waits in the order in which they came.
 */
final class Race {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAITING_BEHIND_US = """
            with recursive locks as (select distinct pid, pg_blocking_pids(pid) as behind from pg_locks where not granted),
                 waiting as (select pid from locks where pg_backend_pid() = any(behind)
                             union select locks.pid from locks join waiting on waiting.pid = any(locks.behind))
            select count(*) from waiting
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<CompletableFuture<Void>> sides = new ArrayList<>();

    Race(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param row a select that locks the row they meet at */
    void at(String row, Side... order) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql(row).query().listOfRows();
            for (Side side : order) {
                int before = waiting();
                sides.add(CompletableFuture.runAsync(side::run));
                int newest = sides.size() - 1;
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).pollInSameThread()
                        .until(() -> waiting() > before || sides.get(newest).isDone() && side.isThrough());
            }
        });
        sides.forEach(Race::finished);
    }

    private int waiting() {
        return jdbc.sql(WAITING_BEHIND_US).query(Integer.class).single();
    }

    private static void finished(CompletableFuture<Void> side) {
        try {
            side.join();
        } catch (CompletionException e) {
            throw new AssertionError("A side of the race failed", e.getCause());
        }
    }

    /** What one side does. */
    @FunctionalInterface
    interface Side {

        void act() throws Exception;

        /** Whether it is over, once it has acted, although it never had to wait. */
        default boolean isThrough() {
            return true;
        }

        private void run() {
            try {
                act();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }
    }

    /** Handed over to threads of the application, which have to reach the row. */
    static Side behindItsBack(Side side) {
        return through(side, () -> false);
    }

    /** Handed over to threads of the application, which need not reach the row. */
    static Side through(Side side, BooleanSupplier done) {
        return new Side() {
            @Override
            public void act() throws Exception {
                side.act();
            }

            @Override
            public boolean isThrough() {
                return done.getAsBoolean();
            }
        };
    }
}
