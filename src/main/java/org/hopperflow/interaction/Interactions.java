package org.hopperflow.interaction;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;

/**
 * The conversations, as flows and the agents' process use them. Every call joins the caller's transaction, and a refusal leaves that
 * transaction usable.
 */
public interface Interactions {

    /** Opens the campaign's interaction unless the customer has an open one; unique per account and customer. */
    Reservation reserve(ReservationRequest request);

    /** Nothing was sent: the entry's interaction goes as if it had never been. Harmless when there is none. */
    void withdraw(EntryId entry);

    /** Answered, timed out or ended: the entry's interaction is closed. Harmless when it is, or when there is none. */
    void closeCampaign(EntryId entry);

    /**
     * Closes the entry's interaction and opens the agents' one, or joins the one already open. Publishes
     * {@link AgentInteractionOpened} when a new one was opened.
     */
    InteractionId handOver(EntryId entry);

    /** A late reply or a message out of the blue: opens an agents' interaction, or joins the one already open. */
    InteractionId open(CustomerReplied reply);

    /** What an agent's form shows. @throws RuleBroken interaction-not-found */
    ConversationView view(InteractionId id);

    /** @throws RuleBroken waiting-for-customer, window-closed, interaction-closed, and naming {@code text} when it is blank or too long */
    void reply(InteractionId id, String agent, String text);

    /**
     * Sends the account's recontact template as System; {@code agent} is only logged.
     *
     * @throws RuleBroken window-open, interaction-closed, waiting-for-customer, suppressed, no-recontact-template
     */
    void recontact(InteractionId id, String agent);

    /**
     * Harmless when it is closed already.
     *
     * @param disposition how it ended, in the agent's words; may be null
     * @throws RuleBroken campaign-interaction when a campaign still waits in it
     */
    void close(InteractionId id, String disposition);

    /** An agent took the conversation and reads it. @throws RuleBroken interaction-not-found */
    void taken(InteractionId id);

    /** No message goes to this number any more. */
    void suppress(AccountKey account, String phone, String reason);

    /** The latest moment at which an untouched conversation of this interaction ends by itself. */
    Instant abandonedAt(InteractionId id);
}
