package org.hopperflow.message;

import org.hopperflow.provider.SendOutcome;

/** An attempt that left, and what came of it. */
record CallResult(QueuedAttempt attempt, SendOutcome outcome) {
}
