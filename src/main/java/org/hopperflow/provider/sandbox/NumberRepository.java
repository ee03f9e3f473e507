package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class NumberRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    NumberRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How the number behaves; like everybody when nothing was said. */
    Behaviour find(String phone) {
        return jdbc.sql("select behaviour from sandbox_number where phone = :phone").param("phone", phone)
                .query(String.class).optional().map(this::read).orElse(Behaviour.ORDINARY);
    }

    /** Failures are counted anew. */
    void save(String phone, Behaviour behaviour) {
        jdbc.sql("""
                insert into sandbox_number (phone, behaviour) values (:phone, :behaviour::jsonb)
                    on conflict (phone) do update set behaviour = excluded.behaviour, failed = 0
                """)
                .param("phone", phone).param("behaviour", write(behaviour)).update();
    }

    /** True when this one has to fail, too; {@code times} null means always. */
    boolean failOnceMore(String phone, Integer times) {
        return jdbc.sql("""
                update sandbox_number set failed = failed + 1
                 where phone = :phone and (:times::int is null or failed < :times::int)
                """)
                .param("phone", phone).param("times", times).update() == 1;
    }

    private Behaviour read(String text) {
        try {
            return json.readValue(text, Behaviour.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Behaviour behaviour) {
        try {
            return json.writeValueAsString(behaviour);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
