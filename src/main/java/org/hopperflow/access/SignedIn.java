package org.hopperflow.access;

import java.io.Serializable;
import java.util.List;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Who is signed in, as Spring Security's principal: the engine's user id and the groups at sign-in. */
public record SignedIn(String name, List<String> groups) implements AuthenticatedPrincipal, Serializable {

    public SignedIn {
        groups = List.copyOf(groups);
    }

    @Override
    public String getName() {
        return name;
    }
}
