package org.hopperflow.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.hopperflow.interaction.ConversationPage;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.message.TranscriptMessage;

/** A conversation as its page draws it: what is said, and what this person may do now. The API decides again. */
record ConversationScreen(ConversationPage page, DeskVisitor visitor, Look look) {

    public ConversationView view() {
        return page.view();
    }

    public String id() {
        return view().id().toString();
    }

    /** A line between two days, or a message. */
    public List<TalkItem> items() {
        ZoneId zone = view().zone();
        List<TalkItem> items = new ArrayList<>();
        String day = null;
        for (TranscriptMessage message : page.messages()) {
            String that = Times.day(message.at(), zone);
            if (!that.equals(day)) {
                items.add(TalkItem.day(message.at(), zone));
                day = that;
            }
            items.add(TalkItem.of(message, zone));
        }
        return items;
    }

    /** Whether there is time to write, in the exact words of the rule that says no. */
    public String window() {
        if (view().window().open()) {
            return "You may write until " + Times.fully(view().window().endsAt(), view().zone()) + ".";
        }
        return view().window().reason();
    }

    public String holder() {
        if (!page.agents()) {
            return "A campaign waits for the customer here.";
        }
        String agent = page.holding().agent();
        if (agent == null) {
            String offered = page.holding().offeredTo();
            return offered == null ? "Nobody has this conversation yet." : "Offered to " + offered + ".";
        }
        return mine() ? "You have this conversation." : agent + " has this conversation.";
    }

    public boolean mine() {
        return visitor.user().name().equals(page.holding().agent());
    }

    /** Somebody else's, and this person is no supervisor; or nothing should be touched. */
    public boolean readOnly() {
        return look.spy() || !page.agents() || page.holding().agent() != null && !mine() && !visitor.watches();
    }

    public boolean mayWrite() {
        return !readOnly() && view().window().open();
    }

    public boolean mayRecontact() {
        return !readOnly() && page.recontactable();
    }

    /** Into an open window, or to begin anew what is closed. */
    public boolean maySendTemplates() {
        return !readOnly() && (view().window().open() || view().closed());
    }

    public boolean mayClose() {
        return !readOnly() && !view().closed() && !look.framed();
    }

    public boolean mayClaim() {
        return !readOnly() && !view().closed() && !look.framed() && page.holding().agent() == null;
    }

    public boolean mayRelease() {
        return !look.spy() && !view().closed() && !look.framed() && mine();
    }

    public boolean maySpy() {
        return visitor.watches() && !look.framed();
    }
}
