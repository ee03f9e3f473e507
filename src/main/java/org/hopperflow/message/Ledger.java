package org.hopperflow.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.TemplateId;

/** The send ledger, for the rooms that have something to send. Every call joins the caller's transaction. */
public interface Ledger {

    /**
     * Queues a message; it leaves after the commit, within the account's pace. Agents' messages go before campaigns'.
     *
     * @throws org.hopperflow.shared.RuleBroken quarantine, for a person's message; a campaign's waits until it is released
     */
    AttemptId queue(NewAttempt attempt);

    /**
     * How many messages of this account wait for nothing but the pace; used to claim no further ahead than that.
     *
     * @param sending the campaigns that send at this moment; what others have queued stays where it is and is not counted
     */
    int waiting(AccountKey account, Collection<CampaignId> sending);

    /** Takes back what has not left yet. Silent: nobody is told; answers the tokens that waited. */
    List<String> cancelQueued(Collection<EntryId> entries);

    /** Takes back what has not left yet; whoever waits for it hears CANCELLED with the reason. */
    void recall(Collection<EntryId> entries, String reason);

    /** Those of the entries with a send whose outcome is open (SENDING, or UNKNOWN and not settled). */
    Set<EntryId> unsettled(Collection<EntryId> entries);

    /**
     * Keeps what waits to leave from leaving until the transaction ends. Answers those of the entries with a send whose outcome is open,
     * or that is about to leave.
     */
    Set<EntryId> holdQueued(Collection<EntryId> entries);

    /** Keeps the latest message that the entry's customer has from changing until the transaction ends. */
    void holdAccepted(EntryId entry);

    /** False when another message to the entry was queued after this one and not called back. */
    boolean isLatest(EntryId entry, AttemptId attempt);

    /** How many messages to the entry may or may not have arrived, and nobody knows. */
    int unconfirmedSends(EntryId entry);

    /** True when a message to the entry waits to leave. */
    boolean queued(EntryId entry);

    /**
     * True when another campaign of the account sent the number a message at or after {@code since}, or is about to. One that was refused,
     * failed or was called back does not count.
     */
    boolean sentByOthersSince(AccountKey account, String phone, CampaignId campaign, Instant since);

    /** The outcome of the send that the token waits for is told once more; false when there is none. */
    boolean tellAgain(EntryId entry, String token);

    /** The entry's latest send, said to be unconfirmed, is told as settled once more; false when it is not. */
    boolean tellSettledAgain(EntryId entry);

    /** The template that an attempt sends; empty for a message that is none. */
    Optional<TemplateId> templateOf(AttemptId attempt);

    /** A person settles the entry's unconfirmed send. False when there is none. */
    boolean resolveUnconfirmed(EntryId entry, boolean sent);
}
