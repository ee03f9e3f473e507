package org.hopperflow.process.identity;

import java.util.Optional;
import org.hopperflow.access.SignedIn;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The user of this request; empty when nobody signed in. */
final class CurrentUser {

    private CurrentUser() {
    }

    static Optional<SignedIn> get() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn user ? Optional.of(user) : Optional.empty();
    }
}
