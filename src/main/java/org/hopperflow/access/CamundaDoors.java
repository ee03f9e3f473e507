package org.hopperflow.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors that Camunda's applications bring along. The login form, which they show when a session ended under an open page, signs in
 * with us first; then Camunda answers as it always does. Their "Sign out" signs out with us, or the next click would sign in again.
 */
final class CamundaDoors {

    /** Who am I: nobody, says Camunda, and hands out the token against forged requests that its login form must send. */
    static final RequestMatcher WHO = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.GET, "/camunda/api/admin/auth/user/*");

    static final RequestMatcher FORM = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/login/*");

    private static final RequestMatcher SIGN_OUT = PathPatternRequestMatcher.withDefaults()
            .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout");

    private static final SecurityContextRepository SESSION = new HttpSessionSecurityContextRepository();

    private CamundaDoors() {
    }

    static AuthenticationFilter signIn(SignIn signIn) {
        AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(signIn), CamundaDoors::userAndPassword);
        filter.setRequestMatcher(FORM);
        filter.setSecurityContextRepository(SESSION);
        filter.setSuccessHandler(new ThenCamunda());
        filter.setFailureHandler((request, response, e) -> response.setStatus(HttpServletResponse.SC_UNAUTHORIZED));
        return filter;
    }

    static LogoutFilter signOut() {
        LogoutFilter filter = new LogoutFilter(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT),
                new SecurityContextLogoutHandler());
        filter.setLogoutRequestMatcher(SIGN_OUT);
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

    /** Camunda answers the login with a session of its own making, so our sign-in is put into that one. */
    private static final class ThenCamunda implements AuthenticationSuccessHandler {

        @Override
        public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, FilterChain chain,
                Authentication authentication) throws IOException, ServletException {
            SecurityContext context = SecurityContextHolder.getContext();
            chain.doFilter(request, response);
            if (response.getStatus() == HttpServletResponse.SC_OK) {
                SESSION.saveContext(context, request, response);
            }
        }

        @Override
        public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
            throw new IllegalStateException("the chain goes on");
        }
    }
}
