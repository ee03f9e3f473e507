package org.hopperflow.interaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;

/** Brings a conversation to one of the agents of its account's queue, and knows who has it. Every call joins the caller's transaction. */
public interface AgentQueues {

    /**
     * Whom to ask next, by the strategy of the queue, and remembers that they were asked.
     *
     * @param agents who is in the queue; with none everybody is asked, so that whoever joins finds it
     * @throws org.hopperflow.shared.RuleBroken interaction-not-found
     */
    Offer ask(InteractionId conversation, List<String> agents);

    /** @param agent who has the conversation now; null when they gave it back */
    void held(InteractionId conversation, String agent);

    /** How long a customer may wait for an answer before the supervisors hear of it; empty when it does not matter. */
    Optional<Duration> answerWithin(AccountKey account);

    /** The customer waited too long: supervisors see it. Harmless when they do. */
    void escalated(InteractionId conversation);

    /** The customer has an answer. Harmless when nobody escalated. */
    void calmed(InteractionId conversation);
}
