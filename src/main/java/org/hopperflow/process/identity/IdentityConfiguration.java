package org.hopperflow.process.identity;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One sign-in for the engine's pages and its REST interface: both filters stand right behind Spring Security's. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    private static final int BEHIND_SPRING_SECURITY = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webappSignOn() {
        var registration = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        registration.setName("webappSignOn");
        registration.addInitParameter("authentication-provider", WebappSignOn.class.getName());
        registration.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }

    @Bean
    FilterRegistrationBean<EngineRestIdentity> engineRestIdentity(IdentityService identity) {
        var registration = new FilterRegistrationBean<>(new EngineRestIdentity(identity));
        registration.setName("engineRestIdentity");
        registration.addUrlPatterns("/engine-rest/*");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setOrder(BEHIND_SPRING_SECURITY);
        return registration;
    }
}
