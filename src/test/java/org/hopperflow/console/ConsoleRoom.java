package org.hopperflow.console;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hopperflow.access.Groups;
import org.hopperflow.console.demo.DemoCampaign;
import org.hopperflow.console.demo.DemoWorldInMemory;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RunMode;
import org.hopperflow.template.Mapping;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** The console without the other rooms, over campaigns in memory. No stereotype, so that the scan of the application does not find it. */
@Import({BoardController.class, CampaignActions.class, NewCampaignController.class, BoardModel.class, BoardAnswer.class,
    CampaignBoard.class, CampaignLaunch.class, DemoCampaign.class, CampaignsInMemory.class})
@ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
    ThymeleafAutoConfiguration.class, ErrorMvcAutoConfiguration.class, SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class})
class ConsoleRoom {

    static final ListId LIST = ListId.next();

    @Bean
    DemoWorldInMemory demoWorld() {
        return new DemoWorldInMemory(CampaignsInMemory.TEMPLATE);
    }

    @Bean
    RunMode mode() {
        return new RunMode(true, true, true, Path.of("target"));
    }

    @Bean
    CampaignChoices choices() {
        return new CampaignChoices() {
            @Override
            public List<Choice> templates() {
                return List.of(new Choice(CampaignsInMemory.TEMPLATE.toString(), "spring_offer (en) – demo"));
            }

            @Override
            public List<Choice> lists() {
                return List.of(new Choice(LIST.toString(), "Demo customers"), new Choice(ListId.next().toString(), "Members 2026"));
            }
        };
    }

    @Bean
    Templates templates() {
        Templates templates = mock(Templates.class);
        Template offer = new Template(CampaignsInMemory.TEMPLATE, AccountKey.of("demo"), "1", null, Template.APPROVED, null, null,
                (Mapping) null, false, false, Instant.EPOCH, null);
        when(templates.find(CampaignsInMemory.TEMPLATE)).thenReturn(Optional.of(offer));
        return templates;
    }

    /** Whoever comes without a user of the test's own is the manager. */
    @Bean
    SecurityFilterChain everybodyIsTheManager(HttpSecurity http) throws Exception {
        return http.addFilterBefore(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (SecurityContextHolder.getContext().getAuthentication() == null) {
                    SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken("manager", null,
                            AuthorityUtils.createAuthorityList(Groups.authority(Groups.MANAGERS))));
                }
                chain.doFilter(request, response);
            }
        }, AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'")))
                .build();
    }
}
