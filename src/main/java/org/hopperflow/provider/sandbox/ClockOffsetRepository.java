package org.hopperflow.provider.sandbox;

import java.time.Duration;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class ClockOffsetRepository {

    private final JdbcClient jdbc;

    ClockOffsetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Duration read() {
        return Duration.ofMillis(jdbc.sql("select millis from clock_offset").query(Long.class).single());
    }

    /** Adds to it, whoever else does so at the same time, and answers the sum. */
    Duration add(Duration more) {
        return Duration.ofMillis(jdbc.sql("update clock_offset set millis = millis + :more returning millis")
                .param("more", more.toMillis()).query(Long.class).single());
    }
}
