package org.hopperflow.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.http.HttpMethod;

/**
 * The login form that Camunda's applications show by themselves when a session ended under an open page. It signs in with us first;
 * then Camunda answers as it always does.
 */
final class CamundaLogin {

    static final RequestMatcher FORM = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/login/*");

    private CamundaLogin() {
    }

    static AuthenticationFilter filter(SignIn signIn) {
        AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(signIn), userAndPassword());
        filter.setRequestMatcher(FORM);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSuccessHandler((request, response, authentication) -> { });
        filter.setFailureHandler((request, response, e) -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
        return filter;
    }

    private static AuthenticationConverter userAndPassword() {
        return CamundaLogin::userAndPassword;
    }

    private static Authentication userAndPassword(HttpServletRequest request) {
        String user = request.getParameter("username");
        String password = request.getParameter("password");
        return user == null || password == null ? null : UsernamePasswordAuthenticationToken.unauthenticated(user, password);
    }
}
