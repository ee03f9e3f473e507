package org.hopperflow.message;

import java.util.List;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.springframework.stereotype.Component;

/** The messages of a conversation, both directions, as people read them. */
@Component
public class Transcripts {

    private final TranscriptRepository transcripts;
    private final InboundRepository inbound;

    Transcripts(TranscriptRepository transcripts, InboundRepository inbound) {
        this.transcripts = transcripts;
        this.inbound = inbound;
    }

    /** The latest {@code limit} messages, oldest first. */
    public List<TranscriptMessage> of(InteractionId interaction, int limit) {
        return transcripts.of(interaction, limit);
    }

    /** This message of the customer belongs to the conversation. */
    public void assign(InboundMessageId message, InteractionId interaction) {
        inbound.assign(message, interaction);
    }

    /** What was sent to the entry, and what its customer answered so far, is shown in the conversation. */
    public void assignEntry(EntryId entry, InteractionId interaction) {
        transcripts.assignSent(entry, interaction);
        inbound.assignAnswers(entry.value(), interaction);
    }
}
