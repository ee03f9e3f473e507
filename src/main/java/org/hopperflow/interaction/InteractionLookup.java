package org.hopperflow.interaction;

import java.time.Instant;
import java.util.UUID;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Page;
import org.springframework.stereotype.Component;

/** Reads conversations for people and processes. */
@Component
class InteractionLookup {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final InteractionRepository interactions;
    private final Windows windows;
    private final ConversationViews views;
    private final Transcripts transcripts;
    private final SendingAccounts accounts;

    InteractionLookup(InteractionRepository interactions, Windows windows, ConversationViews views, Transcripts transcripts,
            SendingAccounts accounts) {
        this.interactions = interactions;
        this.windows = windows;
        this.views = views;
        this.transcripts = transcripts;
        this.accounts = accounts;
    }

    ConversationView conversation(InteractionId id) {
        return views.of(id);
    }

    Instant abandonedAt(InteractionId id) {
        return windows.abandonedAt(interactions.require(id));
    }

    /** @param after the id of the last one seen; null for the first page */
    Page<InteractionView> page(Filter filter, UUID after, int limit) {
        if (filter.account() != null) {
            accounts.requireAccount(filter.account());
        }
        var rows = interactions.page(filter, after == null ? BEFORE_ALL : after, limit + 1);
        return Page.of(rows, limit, Interaction::id).map(this::view);
    }

    InteractionView view(InteractionId id) {
        return view(interactions.require(id));
    }

    /** With the latest 500 messages. */
    InteractionWithMessages withMessages(InteractionId id) {
        return new InteractionWithMessages(view(id), transcripts.of(id, Page.MAX));
    }

    private InteractionView view(Interaction interaction) {
        return InteractionView.of(interaction, windows.of(interaction));
    }
}
