package org.hopperflow.shared;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

    @Bean
    BusinessClock clock() {
        return new BusinessClock();
    }

    @Bean
    RunMode runMode(Environment environment) {
        return RunMode.of(environment);
    }
}
