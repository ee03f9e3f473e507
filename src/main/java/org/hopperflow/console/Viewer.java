package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.hopperflow.access.Groups;

/**
 * Who looks at the page. Decides what is shown; what is allowed is decided by {@code access}, whatever a page shows.
 *
 * @param reads  sees the campaigns
 * @param steers stops, resumes and retries them
 * @param runs   makes new ones
 */
record Viewer(String name, boolean reads, boolean steers, boolean runs) {

    static Viewer of(HttpServletRequest request) {
        boolean runs = isOne(request, Groups.MANAGERS, Groups.ADMINS);
        boolean steers = runs || isOne(request, Groups.SUPERVISORS);
        return new Viewer(request.getRemoteUser(), steers || isOne(request, Groups.ANALYSTS), steers, runs);
    }

    private static boolean isOne(HttpServletRequest request, String... groups) {
        return Stream.of(groups).map(Groups::authority).anyMatch(request::isUserInRole);
    }
}
