package org.hopperflow.access;

import static org.hopperflow.access.Groups.ADMINS;
import static org.hopperflow.access.Groups.AGENTS;
import static org.hopperflow.access.Groups.ANALYSTS;
import static org.hopperflow.access.Groups.MANAGERS;
import static org.hopperflow.access.Groups.SUPERVISORS;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call what: one table, read from the top, the first row that fits decides. */
final class Routes {

    /** Programs call these: HTTP Basic or the console's session, problem documents, never a redirect. */
    static final RequestMatcher PROVIDERS = paths("/webhooks/**");
    static final RequestMatcher MACHINES = paths("/api/**", "/engine-rest/**", "/sandbox/**", "/actuator/**");

    /** Camunda's applications have a protection of their own against forged requests; providers sign what they post. */
    static final RequestMatcher WITHOUT_OUR_CSRF = paths("/camunda/**", "/sandbox/meta/**", "/sandbox/kaleyra/**");

    private static final String[] OPEN = {"/login", "/error", "/favicon.ico", "/console/**", "/webjars/**", "/problems/**",
            "/actuator/health/**", "/sandbox/meta/**", "/sandbox/kaleyra/**",
            // A provider fetches a file with the token in its address.
            "/media/*/*"};

    private static final List<String> RUN = List.of(MANAGERS, ADMINS);
    private static final List<String> WATCH = List.of(SUPERVISORS, MANAGERS, ADMINS);
    private static final List<String> TALK = List.of(AGENTS, SUPERVISORS, MANAGERS, ADMINS);
    private static final List<String> READ = List.of(ANALYSTS, SUPERVISORS, MANAGERS, ADMINS);
    private static final List<String> STAFF = List.of(AGENTS, ANALYSTS, SUPERVISORS, MANAGERS, ADMINS);

    private record Row(RequestMatcher matcher, List<String> groups) {
    }

    /** A path holds for the API ({@code /api/v1} in front) and for the console's page of the same name. */
    private static final List<Row> TABLE = List.of(
            row(TALK, "/interactions/**", "/conversations/**"),
            row(TALK, POST, "/media/**"),
            // An agent begins a conversation by a template.
            row(List.of(AGENTS, MANAGERS, ADMINS), POST, "/accounts/*/messages"),
            row(WATCH, POST, "/campaigns/*/stop", "/campaigns/*/resume", "/campaigns/*/retry",
                    "/campaigns/*/hopper/entries/*/resolve"),
            row(READ, GET, "/quarantine"),
            row(List.of(ADMINS), "/quarantine/**"),
            row(TALK, GET, "/queues/*"),
            row(WATCH, "/parked/**"),
            row(STAFF, GET, "/templates/**", "/media/**"),
            row(READ, GET, "/accounts/**", "/campaigns/**"),
            // Who is in a list is the customers' own data.
            row(WATCH, GET, "/lists/**", "/imports/**", "/contacts/**", "/suppressions/**"),
            row(RUN, "/accounts/**", "/queues/**", "/campaigns/**", "/templates/**", "/lists/**", "/imports/**", "/contacts/**",
                    "/suppressions/**", "/media/**"));

    private Routes() {
    }

    static void authorize(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(paths(OPEN)).permitAll();
        requests.requestMatchers(paths("/sandbox/clock", "/sandbox/storms/**")).hasAuthority(Groups.authority(ADMINS));
        requests.requestMatchers(paths("/sandbox/**")).hasAnyAuthority(authorities(RUN));
        TABLE.forEach(row -> requests.requestMatchers(row.matcher()).hasAnyAuthority(authorities(row.groups())));
        requests.requestMatchers(paths("/api/**")).hasAnyAuthority(authorities(RUN));
        // The engine's pages and REST interface: its own authorizations decide. The rest, such as the API's description: who signed in.
        requests.anyRequest().authenticated();
    }

    private static Row row(List<String> groups, String... paths) {
        return row(groups, null, paths);
    }

    private static Row row(List<String> groups, HttpMethod method, String... paths) {
        return new Row(matcher(method, Arrays.stream(paths).flatMap(path -> Stream.of("/api/v1" + path, path))), groups);
    }

    static RequestMatcher paths(String... paths) {
        return matcher(null, Arrays.stream(paths));
    }

    private static RequestMatcher matcher(HttpMethod method, Stream<String> paths) {
        List<PathPatternRequestMatcher> matchers = paths
                .map(path -> PathPatternRequestMatcher.withDefaults().matcher(method, path)).toList();
        return request -> matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    private static String[] authorities(List<String> groups) {
        return Groups.authorities(groups);
    }
}
