package org.hopperflow.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Tells a program that it is not signed in (401) or not allowed (403), as a problem document. */
@Component
class Problems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        if (!inBrowser(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Hopperflow\", charset=\"UTF-8\"");
        }
        write(response, HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in with a user of this server (HTTP Basic).");
    }

    /** Who is not signed in lacks the token against forged requests as well; what he needs is to sign in. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e) throws IOException {
        if (nobody()) {
            commence(request, response, null);
        } else if (e instanceof CsrfException) {
            write(response, HttpStatus.FORBIDDEN, "forbidden", "The request carries no valid CSRF token. Reload the page.");
        } else {
            write(response, HttpStatus.FORBIDDEN, "forbidden", "Your user is in none of the groups that may do this.");
        }
    }

    /**
     * A browser that is challenged asks for the password in a window of its own and then sends it along with every request, forged
     * ones too. So only programs are challenged.
     */
    private static boolean inBrowser(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader("Sec-Fetch-Mode") != null || request.getHeader("HX-Request") != null
                || request.getHeader("X-Requested-With") != null || accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean nobody() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "/problems/" + code);
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        problem.put("code", code);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
