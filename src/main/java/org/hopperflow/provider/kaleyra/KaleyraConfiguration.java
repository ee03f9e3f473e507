package org.hopperflow.provider.kaleyra;

import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.Target;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KaleyraSettings.class)
class KaleyraConfiguration {

    @Bean
    KaleyraApi kaleyraApi(Client providerClient, KaleyraSettings settings) {
        return feign(providerClient, settings).target(Target.EmptyTarget.create(KaleyraApi.class));
    }

    @Bean
    KaleyraDownloadApi kaleyraDownloadApi(Client providerClient, KaleyraSettings settings) {
        return feign(providerClient, settings).target(Target.EmptyTarget.create(KaleyraDownloadApi.class));
    }

    private static Feign.Builder feign(Client providerClient, KaleyraSettings settings) {
        return Feign.builder()
                .client(providerClient)
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS,
                        settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS, false));
    }
}
