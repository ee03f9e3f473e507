package org.hopperflow.provider.kaleyra;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.Target;
import java.util.concurrent.TimeUnit;
import org.hopperflow.provider.wire.HttpCalls;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KaleyraSettings.class)
class KaleyraConfiguration {

    @Bean
    KaleyraApi kaleyraApi(HttpCalls providerCalls, KaleyraSettings settings) {
        return feign(providerCalls.within(settings.callTime()), settings).target(Target.EmptyTarget.create(KaleyraApi.class));
    }

    @Bean
    KaleyraDownloadApi kaleyraDownloadApi(HttpCalls providerCalls, KaleyraSettings settings) {
        return feign(providerCalls.within(settings.fileTime()), settings).target(Target.EmptyTarget.create(KaleyraDownloadApi.class));
    }

    private static Feign.Builder feign(Client client, KaleyraSettings settings) {
        return Feign.builder()
                .client(client)
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS,
                        settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS, false));
    }
}
