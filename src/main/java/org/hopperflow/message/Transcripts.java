package org.hopperflow.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;

/** The messages of a conversation, both directions, as people read them. */
public interface Transcripts {

    /** The latest {@code limit} messages, oldest first. */
    List<TranscriptMessage> of(InteractionId interaction, int limit);

    /** The latest message of each conversation that has one. */
    Map<InteractionId, TranscriptMessage> latest(Collection<InteractionId> interactions);

    /** For each conversation a word that is another one as soon as a message came, or is told to be delivered, read or failed. */
    Map<InteractionId, String> versions(Collection<InteractionId> interactions);

    /** This message of the customer belongs to the conversation. */
    void assign(InboundMessageId message, InteractionId interaction);

    /**
     * Whether the customer wrote something that stands behind this message of theirs.
     *
     * @throws org.hopperflow.shared.RuleBroken naming {@code lastSeen} when the conversation has no such message of the customer
     */
    boolean customerWroteSince(InteractionId interaction, InboundMessageId lastSeen);

    /** What was sent to the entry, and what its customer answered so far, is shown in the conversation. */
    void assignEntry(EntryId entry, InteractionId interaction);
}
