package org.hopperflow.interaction;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.shared.AccountKey;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who asks, and what they may see: an agent who is nothing but an agent knows only the accounts in whose queues they are. Whether they
 * may ask at all was decided before.
 *
 * @param groups the engine groups, in capitals, as the sign-in tells them
 */
record Caller(String name, Set<String> groups) {

    private static final String PREFIX = "ROLE_";
    private static final String AGENTS = "AGENTS";
    private static final String QUEUE = "QUEUE";
    private static final Set<String> RUN = Set.of("MANAGERS", "CAMUNDA-ADMIN");
    private static final Set<String> SEE_ALL = Set.of("SUPERVISORS", "MANAGERS", "CAMUNDA-ADMIN");

    static Caller of(Principal principal) {
        Collection<? extends GrantedAuthority> rights = principal instanceof Authentication signedIn ? signedIn.getAuthorities()
                : List.of();
        return new Caller(principal.getName(), rights.stream().map(GrantedAuthority::getAuthority)
                .filter(right -> right.startsWith(PREFIX)).map(right -> right.substring(PREFIX.length())).collect(Collectors.toSet()));
    }

    /** The name of an agent, who has the conversation they begin; null for everybody else. */
    String agent() {
        return groups.contains(AGENTS) ? name : null;
    }

    boolean onlyAgent() {
        return groups.contains(AGENTS) && groups.stream().noneMatch(SEE_ALL::contains);
    }

    /** May act in a conversation that somebody else has: all but those who are agents alone. */
    boolean mayStepIn() {
        return !onlyAgent();
    }

    /** May send what is not available to agents. */
    boolean runs() {
        return groups.stream().anyMatch(RUN::contains);
    }

    boolean sees(AccountKey account) {
        return !onlyAgent() || groups.contains(account.queue().toUpperCase(Locale.ROOT));
    }

    /** The accounts whose conversations an agent sees; keys are in small letters, so nothing is lost in capitals. */
    Set<String> queues() {
        return groups.stream().filter(group -> group.startsWith(QUEUE))
                .map(group -> group.substring(QUEUE.length()).toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
