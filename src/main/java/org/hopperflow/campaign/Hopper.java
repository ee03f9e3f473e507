package org.hopperflow.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.RuleBroken;

/** What a flow may ask of the hopper about the one contact it handles. Every call joins the flow's transaction. */
public interface Hopper {

    /** The reason on an entry whose send a person has to settle. */
    String NOT_CONFIRMED = "Send not confirmed";

    /** An answer is about to change this contact's story: locks its latest message and the entry, if they exist (docs/decisions/0009). */
    void lock(EntryId entry);

    /** What a flow needs to know. @throws RuleBroken entry-not-found */
    EntryFacts facts(EntryId entry);

    /** Locks the entry and looks whether it may be sent to now: suppressed, invalid number, duplicate within the look-back. */
    Check check(EntryId entry);

    /** Writes the attempt that the sender will take; the outcome comes as {@link EntryOutcome} for the step's token. */
    void send(EntryId entry, SendStep step);

    /** The provider has the message: from now on the reply is awaited. Returns the deadline, which is also kept on the entry. */
    Instant awaitReply(EntryId entry);

    /** PENDING with a reason that a person reads. */
    void hold(EntryId entry, String reason);

    /**
     * RETRY with a reason: waits for the campaign's retry or for its own time.
     *
     * @param retryAfter null means only when asked
     * @return when it goes by itself; with null a date far in the future
     */
    Instant awaitRetry(EntryId entry, String reason, Duration retryAfter);

    /** CLOSED with the reason. Harmless when it already is. */
    void close(EntryId entry, String reason);

    /** Merges the answer into the history and tells whether it counts for the campaign. */
    AnswerResult answer(EntryId entry, Answer answer);

    /** No message goes to this number any more. */
    void suppress(AccountKey account, String phone, String reason);

    /** The instances that were started for claimed entries. */
    void started(Map<EntryId, String> instances);

    /** The entry's flow could not be started: it is put aside, PENDING with the reason, and not claimed again. */
    void setAside(EntryId entry, String reason);

    /** The entry's instance is gone without the hopper having asked for it (cancelled in Cockpit, or the flow ended without closing). */
    void instanceGone(EntryId entry, String instance, String reason);

    /** The outcome that the token waits for is told once more; false when the ledger has none. */
    boolean tellAgain(EntryId entry, String token);

    /** How the entry's unconfirmed send was settled is told once more; false when it is not settled. */
    boolean tellSettledAgain(EntryId entry);

    /** A conversation of this customer ended: entries that waited for that become RETRY within a second. */
    void release(AccountKey account, String phone);
}
