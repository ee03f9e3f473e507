package org.hopperflow.interaction;

import java.util.List;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Puts together what the agents' pages show. */
@Component
class DeskViews implements ConversationDesk {

    private static final int COUNTED = 500;

    private final DeskRepository conversations;
    private final DeskCards cards;
    private final DeskSorting sorting;
    private final ConversationViews views;
    private final Transcripts transcripts;

    DeskViews(DeskRepository conversations, DeskCards cards, DeskSorting sorting, ConversationViews views, Transcripts transcripts) {
        this.conversations = conversations;
        this.cards = cards;
        this.sorting = sorting;
        this.views = views;
        this.transcripts = transcripts;
    }

    @Override
    public Desk list(DeskList list, DeskUser user) {
        List<Interaction> open = conversations.open(user.accounts(), COUNTED + 1);
        DeskSorting.Sorted sorted = sorting.of(open.subList(0, Math.min(COUNTED, open.size())), user);
        return new Desk(list, sorted.counts(), cards.of(sorted.in(list)), open.size() > COUNTED);
    }

    @Override
    public ConversationPage page(InteractionId id, DeskUser user) {
        Interaction interaction = conversations.require(id);
        if (!user.sees(interaction.customer().account())) {
            throw RuleBroken.notFound("interaction", id);
        }
        ConversationView view = views.of(id);
        return new ConversationPage(view, interaction.holding(), interaction.ofAgents(), recontactable(interaction, view),
                interaction.links().contact(), interaction.links().campaign(), interaction.life().disposition(),
                transcripts.of(id, Page.MAX));
    }

    private static boolean recontactable(Interaction interaction, ConversationView view) {
        return interaction.ofAgents() && !view.window().open() && (view.closed() || !interaction.waitsForCustomer());
    }
}
