package org.hopperflow.process.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/**
 * Tells Cockpit, Tasklist and Admin who is signed in with us. Public with an empty constructor because Camunda's filter makes it from
 * its class name.
 */
public class WebappSignOn implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return CurrentUser.get()
                .map(user -> {
                    AuthenticationResult result = AuthenticationResult.successful(user.name());
                    result.setGroups(user.groups());
                    return result;
                })
                .orElseGet(AuthenticationResult::unsuccessful);
    }

    /** Nothing to add: whoever is not signed in never gets this far. */
    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
    }
}
