package org.hopperflow.provider.sandbox;

import java.util.Optional;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class StormRepository {

    private final JdbcClient jdbc;

    StormRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends the one before. */
    void save(String phoneNumberId, Storm storm) {
        jdbc.sql("""
                insert into sandbox_storm (phone_number_id, kind, calls, accepted) values (:number, :kind, :calls, :accepted)
                    on conflict (phone_number_id) do update
                    set kind = excluded.kind, calls = excluded.calls, accepted = excluded.accepted
                """)
                .param("number", phoneNumberId).param("kind", storm.kind().name()).param("calls", storm.calls())
                .param("accepted", storm.accepted()).update();
    }

    /** The storm this call falls into; it has one call less from now on. */
    Optional<Storm> take(String phoneNumberId) {
        return jdbc.sql("""
                update sandbox_storm set calls = calls - 1 where phone_number_id = :number and calls > 0
                returning kind, calls, accepted
                """).param("number", phoneNumberId)
                .query((row, number) -> new Storm(Storm.Kind.valueOf(row.getString("kind")), row.getInt("calls"),
                        row.getBoolean("accepted"))).optional();
    }
}
