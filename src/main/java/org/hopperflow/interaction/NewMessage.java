package org.hopperflow.interaction;

import java.util.List;
import org.hopperflow.message.Choices;
import org.hopperflow.shared.RuleBroken;

/** What an agent wants to say: {@code text}, or {@code list} with the rest. */
record NewMessage(String type, String text, String body, String button, List<Choices.Section> sections) {

    /** @throws RuleBroken naming every wrong field */
    AgentMessage by(String agent) {
        return switch (type == null ? "" : type) {
            case "text" -> AgentMessage.text(agent, text);
            case "list" -> AgentMessage.list(agent, new Choices(body, button, sections));
            case "media" -> throw RuleBroken.invalid("type", "not-supported-yet",
                    "Media cannot be sent yet; \"type\" is one of text, list.");
            case "" -> throw RuleBroken.invalid("type", "required", "\"type\" is required; one of text, list.");
            default -> throw RuleBroken.invalid("type", "invalid-value", "\"type\" cannot be \"" + type + "\"; one of text, list.");
        };
    }
}
