package org.hopperflow.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** A login page that was left open longer than its session simply opens again; everything else that is not allowed is a 403. */
class BrowserDenied implements AccessDeniedHandler {

    private static final RequestMatcher SIGN_IN_AND_OUT = Routes.paths("/login", "/logout");

    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        if (e instanceof CsrfException && SIGN_IN_AND_OUT.matches(request)) {
            response.sendRedirect(request.getContextPath() + "/login?again");
        } else {
            forbidden.handle(request, response, e);
        }
    }
}
