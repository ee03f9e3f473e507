package org.hopperflow.provider;

import java.time.Instant;
import java.util.List;
import org.hopperflow.account.CanSend;

/**
 * What a provider answers when it is asked whether an account can send.
 *
 * @param problems       sentences for people, with what to do; empty when all is well
 * @param tokenExpiresAt null when it never does, or the provider has nothing that expires
 * @param quality        of the number; null when the provider does not say
 */
public record ProviderHealth(CanSend canSend, List<String> problems, Instant tokenExpiresAt, String quality) {

    public ProviderHealth {
        problems = List.copyOf(problems);
    }

    /** Nothing would leave. */
    public boolean blocked() {
        return canSend == CanSend.NO;
    }

    /** Nothing is known against it. */
    public static ProviderHealth fine() {
        return new ProviderHealth(CanSend.YES, List.of(), null, null);
    }

    /** @param problem a sentence, with what to do */
    public static ProviderHealth blocked(String problem) {
        return new ProviderHealth(CanSend.NO, List.of(problem), null, null);
    }
}
