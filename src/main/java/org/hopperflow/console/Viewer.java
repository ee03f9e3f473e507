package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.hopperflow.access.Groups;
import org.springframework.security.core.Authentication;

/**
 * Who looks at the page. Decides what is shown; what is allowed is decided by {@code access}, whatever a page shows.
 *
 * @param reads  sees the campaigns, and Cockpit
 * @param steers stops, resumes and retries them
 * @param runs   makes new ones
 * @param talks  works in Tasklist
 * @param desk   sees conversations on our own page
 */
record Viewer(String name, boolean reads, boolean steers, boolean runs, boolean talks, boolean desk) {

    static Viewer of(HttpServletRequest request) {
        boolean runs = isOne(request, Groups.MANAGERS, Groups.ADMINS);
        boolean steers = runs || isOne(request, Groups.SUPERVISORS);
        return new Viewer(request.getRemoteUser(), steers || isOne(request, Groups.ANALYSTS), steers, runs, talks(request),
                steers || isOne(request, Groups.AGENTS));
    }

    /** Who is in a queue works in Tasklist, in whichever role. */
    private static boolean talks(HttpServletRequest request) {
        return isOne(request, Groups.ADMINS, Groups.SUPERVISORS, Groups.AGENTS)
                || request.getUserPrincipal() instanceof Authentication user
                        && user.getAuthorities().stream().anyMatch(right -> right.getAuthority().startsWith(Groups.authority("queue")));
    }

    private static boolean isOne(HttpServletRequest request, String... groups) {
        return Stream.of(groups).map(Groups::authority).anyMatch(request::isUserInRole);
    }
}
