package org.hopperflow.interaction;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;

/**
 * Who acts in a conversation.
 *
 * @param mayStepIn whether they may act in one that somebody else has: all but those who are agents alone
 */
record Colleague(String name, boolean mayStepIn) {

    private static final List<String> ABOVE = List.of("CAMUNDA-ADMIN", "MANAGERS", "SUPERVISORS");

    static Colleague of(HttpServletRequest request) {
        Principal user = request.getUserPrincipal();
        return new Colleague(user.getName(), ABOVE.stream().anyMatch(request::isUserInRole));
    }
}
