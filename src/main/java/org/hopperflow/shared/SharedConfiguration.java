package org.hopperflow.shared;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SharedConfiguration {

    @Bean
    BusinessClock clock() {
        return new BusinessClock();
    }
}
