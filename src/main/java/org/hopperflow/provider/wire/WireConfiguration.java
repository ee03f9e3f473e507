package org.hopperflow.provider.wire;

import feign.Client;
import feign.hc5.ApacheHttp5Client;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
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

    @Bean(destroyMethod = "close")
    CloseableHttpClient providerHttpClient() {
        return HttpClients.custom()
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
                .evictIdleConnections(TimeValue.of(DROP_AFTER_REST))
                .build();
    }

    @Bean
    Client providerClient(CloseableHttpClient providerHttpClient) {
        return new ApacheHttp5Client(providerHttpClient);
    }

    private static PoolingHttpClientConnectionManager pool() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS_PER_ROUTE)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.of(TEST_AFTER_REST))
                        .build())
                .build();
    }
}
