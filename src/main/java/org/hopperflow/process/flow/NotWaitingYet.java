package org.hopperflow.process.flow;

import java.time.Duration;
import java.time.Instant;
import org.hopperflow.shared.EntryId;

/** The news came before the flow waits for it; whoever brought it has to come again. */
final class NotWaitingYet extends RuntimeException {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    NotWaitingYet(String news, EntryId entry) {
        super("The flow of entry " + entry + " does not wait for a " + news + " yet.");
    }

    /** False when the news is so old that the flow will not begin to wait for it. */
    static boolean mayChange(Instant news, Instant now) {
        return news.plus(PATIENCE).isAfter(now);
    }
}
