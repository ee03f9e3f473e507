package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Client;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import feign.Target;
import feign.jackson.JacksonEncoder;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MetaSettings.class)
class MetaConfiguration {

    @Bean
    MetaApi metaApi(Client providerClient, MetaSettings settings, ObjectMapper json) {
        return Feign.builder()
                .client(providerClient)
                .encoder(new JacksonEncoder(json))
                .retryer(Retryer.NEVER_RETRY)
                .options(new Request.Options(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS,
                        settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS, false))
                .target(Target.EmptyTarget.create(MetaApi.class));
    }
}
