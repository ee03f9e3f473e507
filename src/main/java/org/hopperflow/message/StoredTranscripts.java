package org.hopperflow.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

@Component
class StoredTranscripts implements Transcripts {

    private final TranscriptRepository transcripts;
    private final InboundRepository inbound;

    StoredTranscripts(TranscriptRepository transcripts, InboundRepository inbound) {
        this.transcripts = transcripts;
        this.inbound = inbound;
    }

    @Override
    public List<TranscriptMessage> of(InteractionId interaction, int limit) {
        return transcripts.of(interaction, limit);
    }

    @Override
    public Map<InteractionId, TranscriptMessage> latest(Collection<InteractionId> interactions) {
        return transcripts.latest(interactions);
    }

    @Override
    public Map<InteractionId, String> versions(Collection<InteractionId> interactions) {
        return transcripts.versions(interactions);
    }

    @Override
    public void assign(InboundMessageId message, InteractionId interaction) {
        inbound.assign(message, interaction);
    }

    @Override
    public boolean customerWroteSince(InteractionId interaction, InboundMessageId lastSeen) {
        return inbound.wroteSince(interaction, lastSeen).orElseThrow(() -> RuleBroken.invalid("lastSeen", "unknown-message",
                "The customer said nothing with this id in the interaction."));
    }

    @Override
    public void assignEntry(EntryId entry, InteractionId interaction) {
        transcripts.assignSent(entry, interaction);
        inbound.assignAnswers(entry.value(), interaction);
    }
}
