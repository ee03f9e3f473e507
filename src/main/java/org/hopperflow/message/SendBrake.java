package org.hopperflow.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;

/** A limit below the account's pace, asked in the transaction that marks: those that are not held back count as sent. */
interface SendBrake {

    /** Those of the attempts that have to wait, each with the moment it may be tried again; they block no other. */
    Map<AttemptId, Instant> later(AccountKey account, List<QueuedAttempt> attempts);

    /** Why they wait, as people read it beside the message. */
    String reason();
}
