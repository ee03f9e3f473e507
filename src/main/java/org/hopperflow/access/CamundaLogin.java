package org.hopperflow.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

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
        AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(signIn), CamundaLogin::userAndPassword);
        filter.setRequestMatcher(FORM);
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setSuccessHandler((request, response, authentication) -> { });
        filter.setFailureHandler((request, response, e) -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
        return filter;
    }

    private static Authentication userAndPassword(HttpServletRequest request) {
        String user = request.getParameter("username");
        String password = request.getParameter("password");
        if (user == null || password == null) {
            return null;
        }
        var asked = UsernamePasswordAuthenticationToken.unauthenticated(user, password);
        asked.setDetails(new WebAuthenticationDetails(request));
        return asked;
    }
}
