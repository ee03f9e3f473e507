package org.hopperflow.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hopperflow.interaction.ConversationCard;
import org.hopperflow.interaction.Desk;
import org.hopperflow.interaction.DeskList;
import org.hopperflow.interaction.Holding;

/** The lists as the page draws them. @param chosen the id of the conversation beside them; empty when there is none */
record DeskScreen(Desk desk, DeskVisitor visitor, String chosen) {

    /** A list's place in the row above the conversations. */
    record Tab(DeskList list, String label, long count, boolean current) {

        public String word() {
            return list.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The list that was asked for; where nobody asked, or for none that there is: what is mine, or everything for who watches. */
    static DeskList list(String asked, DeskVisitor visitor) {
        return Arrays.stream(DeskList.values()).filter(list -> list != DeskList.ALL || visitor.watches())
                .filter(list -> list.name().equalsIgnoreCase(asked)).findFirst()
                .orElse(visitor.watches() ? DeskList.ALL : DeskList.MINE);
    }

    public List<Tab> tabs() {
        return Arrays.stream(DeskList.values()).filter(list -> list != DeskList.ALL || visitor.watches())
                .map(list -> new Tab(list, label(list), desk.counts().get(list), list == desk.list())).toList();
    }

    public String word() {
        return desk.list().name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label(desk.list());
    }

    public List<ConversationCard> cards() {
        return desk.cards();
    }

    public boolean more() {
        return desk.more();
    }

    public boolean chosen(ConversationCard card) {
        return card.id().toString().equals(chosen);
    }

    /** Changes with everything that is drawn. */
    public String shape() {
        return Integer.toHexString((desk + chosen).hashCode());
    }

    /** What an agent must know before the last words: how long there is time. */
    public String window(ConversationCard card) {
        Instant ends = card.window().endsAt();
        if (card.window().open()) {
            return "until " + Times.shortly(ends, card.zone());
        }
        return ends == null ? "no window" : "window over";
    }

    public String holder(ConversationCard card) {
        return holder(card.holding());
    }

    private String holder(Holding holding) {
        if (holding.agent() == null) {
            return holding.offeredTo() == null ? "Nobody" : "Offered to " + holding.offeredTo();
        }
        return holding.agent().equals(visitor.user().name()) ? "You" : holding.agent();
    }

    public String time(Instant at, ZoneId zone) {
        return Times.shortly(at, zone);
    }

    private static String label(DeskList list) {
        return switch (list) {
            case MINE -> "My conversations";
            case QUEUE -> "My queue";
            case ENDING -> "Window ending soon";
            case RECONTACT -> "Waiting for recontact";
            case ALL -> "All conversations";
        };
    }
}
