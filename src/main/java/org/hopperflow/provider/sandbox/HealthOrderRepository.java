package org.hopperflow.provider.sandbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class HealthOrderRepository {

    private final JdbcClient jdbc;

    HealthOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(AccountKey account, SandboxHealth.Order order) {
        Instant end = order.tokenExpiresAt();
        jdbc.sql("""
                insert into sandbox_health (account_key, can_send, token_expires_at, token_valid) values (:account, :canSend, :end, :valid)
                    on conflict (account_key) do update set can_send = excluded.can_send, token_expires_at = excluded.token_expires_at,
                        token_valid = excluded.token_valid
                """).param("account", account.value()).param("canSend", order.canSend())
                .param("end", end == null ? null : OffsetDateTime.ofInstant(end, ZoneOffset.UTC)).param("valid", order.tokenValid())
                        .update();
    }

    Optional<SandboxHealth.Order> find(AccountKey account) {
        return jdbc.sql("select can_send, token_expires_at, token_valid from sandbox_health where account_key = :account")
                .param("account", account.value()).query((row, number) -> {
                    OffsetDateTime end = row.getObject("token_expires_at", OffsetDateTime.class);
                    return new SandboxHealth.Order(row.getString("can_send"), end == null ? null : end.toInstant(),
                            row.getObject("token_valid", Boolean.class));
                }).optional();
    }
}
