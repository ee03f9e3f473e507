package org.hopperflow.provider.sandbox;

import java.util.Optional;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
@ConditionalOnSandbox
class SubscriptionRepository {

    private final JdbcClient jdbc;

    SubscriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(String phoneNumberId, Subscription subscription) {
        jdbc.sql("""
                insert into sandbox_subscription (phone_number_id, callback_url, app_secret) values (:number, :url, :secret)
                    on conflict (phone_number_id) do update set callback_url = excluded.callback_url, app_secret = excluded.app_secret
                """)
                .param("number", phoneNumberId).param("url", subscription.callbackUrl()).param("secret", subscription.appSecret()).update();
    }

    /** Empty: this very process is called. */
    Optional<Subscription> find(String phoneNumberId) {
        return jdbc.sql("select callback_url, app_secret from sandbox_subscription where phone_number_id = :number")
                .param("number", phoneNumberId)
                .query((row, number) -> new Subscription(row.getString("callback_url"), row.getString("app_secret"))).optional();
    }
}
