package org.hopperflow.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** One sign-in for everything. {@link Routes} tells who may call what; this class only tells how one signs in. */
@Configuration(proxyBeanMethods = false)
class Security {

    /** Providers sign what they post and know nothing of us; they come several times for each message, so little stands in their way. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain providers(HttpSecurity http) throws Exception {
        return http
                .securityMatcher(Routes.PROVIDERS)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .anonymous(anonymous -> anonymous.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .servletApi(api -> api.disable())
                .build();
    }

    /** Requests are measured as a whole; nobody looks at each filter, which would be measured several times for every message. */
    @Bean
    SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Programs: Basic, or the session of the console that calls its own API. Leaves no session behind. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain machines(HttpSecurity http, Problems problems) throws Exception {
        return http
                .securityMatcher(Routes.MACHINES)
                .authorizeHttpRequests(Routes::authorize)
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .csrf(csrf -> csrf.ignoringRequestMatchers(Routes.WITHOUT_OUR_CSRF).ignoringRequestMatchers(Security::basic))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .logout(logout -> logout.disable())
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
                .build();
    }

    /** Browsers: the login form, whose session opens the console and Camunda's applications alike. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    SecurityFilterChain browsers(HttpSecurity http, SignIn signIn, Problems problems) throws Exception {
        return http
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(CamundaDoors.WHO, CamundaDoors.FORM).permitAll();
                    Routes.authorize(requests);
                })
                .formLogin(form -> form.loginPage("/login").permitAll())
                .httpBasic(basic -> basic.authenticationEntryPoint(problems))
                .addFilterBefore(CamundaDoors.signIn(signIn), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(CamundaDoors.signOut(), LogoutFilter.class)
                .logout(logout -> logout.logoutSuccessHandler(toLoginPage()))
                .csrf(csrf -> csrf.ignoringRequestMatchers(Routes.WITHOUT_OUR_CSRF).ignoringRequestMatchers(Security::basic))
                .exceptionHandling(failures -> failures
                        .authenticationEntryPoint(new BrowserEntry())
                        .accessDeniedHandler(new BrowserDenied()))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
                .build();
    }

    private static LogoutSuccessHandler toLoginPage() {
        SimpleUrlLogoutSuccessHandler handler = new SimpleUrlLogoutSuccessHandler();
        handler.setDefaultTargetUrl("/login?logout");
        return handler;
    }

    /** Other sites may link to us but not post with our session. */
    @Bean
    CookieSameSiteSupplier sessionCookieStaysOnTheSite() {
        return CookieSameSiteSupplier.ofLax().whenHasName("JSESSIONID");
    }

    /** No other site can make a browser send this header, so it needs no token against forged requests. */
    private static boolean basic(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
    }
}
