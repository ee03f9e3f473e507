package org.hopperflow.interaction;

import java.time.Instant;
import java.util.List;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Reads conversations for people and processes. */
@Component
class InteractionLookup {

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

    Page<InteractionView> page(Looking looking) {
        if (looking.filter().account() != null) {
            accounts.requireAccount(looking.filter().account());
        }
        if (looking.caller().onlyAgent() && looking.caller().queues().isEmpty()) {
            return Page.of(List.<InteractionView>of(), looking.limit(), InteractionView::id);
        }
        return Page.of(interactions.page(looking), looking.limit(), Interaction::id).map(this::view);
    }

    /** @throws RuleBroken interaction-not-found, also when it is none of the caller's business */
    void requireSeen(InteractionId id, Caller caller) {
        if (!caller.sees(interactions.require(id).customer().account())) {
            throw RuleBroken.notFound("interaction", id);
        }
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
