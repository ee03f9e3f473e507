package org.hopperflow.interaction;

import java.util.List;
import org.hopperflow.message.Attachments;
import org.hopperflow.message.Choices;
import org.hopperflow.message.ReplyButtons;
import org.hopperflow.shared.RuleBroken;

/** What an agent wants to say: {@code text}; a {@code list} of sections; {@code button}s to answer by; or a file, {@code media}. */
record NewMessage(String type, String text, String body, String button, List<Choices.Section> sections,
        List<ReplyButtons.Button> buttons, String mediaId, String caption) {

    /** @throws RuleBroken naming every wrong field */
    AgentMessage by(String agent, Attachments attachments) {
        return switch (type == null ? "" : type) {
            case "text" -> AgentMessage.text(agent, text);
            case "list" -> AgentMessage.list(agent, new Choices(body, button, sections));
            case "button" -> AgentMessage.buttons(agent, new ReplyButtons(body, buttons));
            case "media" -> AgentMessage.file(agent, attachments.of(mediaId, caption), attachments);
            case "" -> throw RuleBroken.invalid("type", "required", "\"type\" is required; one of text, list, button, media.");
            default -> throw RuleBroken.invalid("type", "invalid-value", "\"type\" cannot be \"" + type + "\"; one of text, list, button, media.");
        };
    }
}
