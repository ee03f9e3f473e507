package org.hopperflow.process.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.hopperflow.access.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the engine on whose behalf a call to its REST interface runs. Without it the engine checks no right at all, so a call that
 * came here without a user is refused, whatever stands in front.
 */
class EngineRestIdentity extends OncePerRequestFilter {

    private final IdentityService identity;

    EngineRestIdentity(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<SignedIn> user = CurrentUser.get();
        if (user.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        try {
            identity.setAuthentication(user.get().name(), user.get().groups());
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }
}
