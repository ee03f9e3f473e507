package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.Target;
import feign.jackson.JacksonEncoder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hopperflow.provider.wire.HttpCalls;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetaSettings.class)
class MetaConfiguration {

    @Bean
    MetaApi metaApi(HttpCalls providerCalls, MetaSettings settings, ObjectMapper json) {
        return feign(providerCalls.within(settings.callTime()), settings, settings.readTimeout()).encoder(new JacksonEncoder(json))
                .target(Target.EmptyTarget.create(MetaApi.class));
    }

    @Bean
    MetaUploadApi metaUploadApi(HttpCalls providerCalls, MetaSettings settings) {
        return feign(providerCalls.within(settings.fileTime()), settings, settings.uploadTimeout())
                .target(Target.EmptyTarget.create(MetaUploadApi.class));
    }

    @Bean
    MetaDownloadApi metaDownloadApi(HttpCalls providerCalls, MetaSettings settings) {
        return feign(providerCalls.within(settings.fileTime()), settings, settings.uploadTimeout())
                .target(Target.EmptyTarget.create(MetaDownloadApi.class));
    }

    private static Feign.Builder feign(Client client, MetaSettings settings, Duration readTimeout) {
        return Feign.builder()
                .client(client)
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS,
                        readTimeout.toMillis(), TimeUnit.MILLISECONDS, false));
    }
}
