package org.hopperflow.provider.wire;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one HTTP client under Feign. It never repeats and never follows a redirect by itself: only the ledger decides to send again. */
@Configuration(proxyBeanMethods = false)
class WireConfiguration {

    private static final int CONNECTIONS_PER_ROUTE = 100;
    private static final int CONNECTIONS = 400;
    /** A stale connection costs a false unknown outcome, so one is tested before use when it rested this long, and dropped after ten times as long. */
    private static final Duration TEST_AFTER_REST = Duration.ofSeconds(1);
    private static final Duration DROP_AFTER_REST = Duration.ofSeconds(10);

    /** Far more than a provider's headers have, and little enough for a node that hears an endless one. */
    private static final int HEADERS = 500;
    private static final int LONGEST_HEADER = 100_000;

    @Bean(destroyMethod = "close")
    HttpCalls providerCalls() {
        Deadlines deadlines = new Deadlines();
        HttpClientBuilder client = HttpClients.custom()
                .setConnectionManager(pool())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                .evictIdleConnections(TimeValue.of(DROP_AFTER_REST));
        deadlines.guard(client);
        return new HttpCalls(client.build(), deadlines);
    }

    private static PoolingHttpClientConnectionManager pool() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS_PER_ROUTE)
                .setMaxConnTotal(CONNECTIONS)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setMaxHeaderCount(HEADERS).setMaxLineLength(LONGEST_HEADER).build())
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.of(TEST_AFTER_REST))
                        .build())
                .build();
    }
}
