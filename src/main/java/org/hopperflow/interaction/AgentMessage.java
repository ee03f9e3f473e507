package org.hopperflow.interaction;

import org.hopperflow.message.Attachment;
import org.hopperflow.message.Attachments;
import org.hopperflow.message.Choices;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.message.ReplyButtons;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;

/** A message an agent wrote, checked; what it becomes depends on whom it goes to. */
interface AgentMessage {

    /** Length set by Meta; source: Cloud API, "text messages". */
    int MAX_TEXT = 4096;

    NewAttempt to(Interaction interaction);

    /** @throws RuleBroken naming {@code text} */
    static AgentMessage text(String agent, String text) {
        new Invalid().blank(text, "text")
                .when(text != null && text.length() > MAX_TEXT, "text", "too-long", "\"text\" has more than " + MAX_TEXT + " characters.")
                .raise();
        return to -> NewAttempt.text(to.customer().account(), to.customer().phone(), text, Origin.conversation(to.id(), agent));
    }

    /** @throws RuleBroken naming every field that the provider would refuse */
    static AgentMessage list(String agent, Choices choices) {
        new ChoiceRules(choices).check();
        return to -> NewAttempt.list(to.customer().account(), to.customer().phone(), choices, Origin.conversation(to.id(), agent));
    }

    /** @throws RuleBroken naming every field that the provider would refuse */
    static AgentMessage buttons(String agent, ReplyButtons buttons) {
        new ReplyButtonRules(buttons).check();
        return to -> NewAttempt.buttons(to.customer().account(), to.customer().phone(), buttons, Origin.conversation(to.id(), agent));
    }

    /** A file. @param attachments checks at the end that the conversation's provider can have it */
    static AgentMessage file(String agent, Attachment attachment, Attachments attachments) {
        return to -> {
            attachments.sendable(to.customer().account());
            return NewAttempt.file(to.customer().account(), to.customer().phone(), attachment, Origin.conversation(to.id(), agent));
        };
    }
}
