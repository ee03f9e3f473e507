package org.hopperflow.process.flow;

import org.hopperflow.shared.EntryId;

/** The news came before the flow waits for it; whoever brought it has to come again. */
final class NotWaitingYet extends RuntimeException {

    NotWaitingYet(String news, EntryId entry) {
        super("The flow of entry " + entry + " does not wait for a " + news + " yet.");
    }
}
