package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.access.Groups;
import org.hopperflow.interaction.DeskUser;
import org.hopperflow.shared.AccountKey;
import org.springframework.security.core.Authentication;

/** Who uses the agents' page. @param watches sees every account's conversations, whoever has them; others those of their queues */
record DeskVisitor(DeskUser user, boolean watches) {

    private static final String QUEUE = Groups.authority("queue");

    static DeskVisitor of(HttpServletRequest request) {
        boolean watches = Stream.of(Groups.SUPERVISORS, Groups.MANAGERS, Groups.ADMINS).map(Groups::authority)
                .anyMatch(request::isUserInRole);
        return new DeskVisitor(new DeskUser(request.getRemoteUser(), watches ? null : queues(request)), watches);
    }

    private static Set<AccountKey> queues(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof Authentication user)) {
            return Set.of();
        }
        return user.getAuthorities().stream().map(right -> right.getAuthority()).filter(right -> right.startsWith(QUEUE))
                .map(right -> right.substring(QUEUE.length()).toLowerCase(Locale.ROOT)).filter(AccountKey::fits).map(AccountKey::of)
                .collect(Collectors.toSet());
    }
}
