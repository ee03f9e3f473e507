package org.hopperflow.interaction;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** A word for all that a page shows of a conversation: another one as soon as any of it changed, its window's end included. */
@Component
class ConversationVersions {

    private final DeskRepository conversations;
    private final Transcripts transcripts;
    private final Windows windows;

    ConversationVersions(DeskRepository conversations, Transcripts transcripts, Windows windows) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.windows = windows;
    }

    /** @throws RuleBroken interaction-not-found */
    String require(InteractionId id) {
        String version = of(List.of(id)).get(id);
        if (version == null) {
            throw RuleBroken.notFound("interaction", id);
        }
        return version;
    }

    /** Of those that exist. */
    Map<InteractionId, String> of(Collection<InteractionId> ids) {
        Map<InteractionId, String> said = transcripts.versions(ids);
        return conversations.conditions(ids).stream().collect(Collectors.toMap(row -> row.interaction().id(),
                row -> row.word() + said.getOrDefault(row.interaction().id(), "") + (windows.of(row.interaction()).open() ? "+" : "-")));
    }
}
