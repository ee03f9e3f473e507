package org.hopperflow.interaction;

import java.util.List;
import java.util.Map;
import org.hopperflow.message.Attachments;
import org.hopperflow.message.Choices;
import org.hopperflow.message.ReplyButtons;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;

/**
 * What an agent wants to say: {@code text}; a {@code list} of sections; {@code button}s to answer by; a file, {@code media}; or a
 * {@code template} that is available to agents.
 */
record NewMessage(String type, String text, String body, String button, List<Choices.Section> sections,
        List<ReplyButtons.Button> buttons, String mediaId, String caption, TemplateId templateId, Map<String, String> variables) {

    boolean isTemplate() {
        return "template".equals(type);
    }

    /** @throws RuleBroken naming {@code templateId} */
    TemplateOrder order() {
        return new TemplateOrder(templateId, variables).checked();
    }

    /** @throws RuleBroken naming every wrong field */
    AgentMessage by(String agent, Attachments attachments) {
        return switch (type == null ? "" : type) {
            case "text" -> AgentMessage.text(agent, text);
            case "list" -> AgentMessage.list(agent, new Choices(body, button, sections));
            case "button" -> AgentMessage.buttons(agent, new ReplyButtons(body, buttons));
            case "media" -> AgentMessage.file(agent, attachments.of(mediaId, caption), attachments);
            case "" -> throw RuleBroken.invalid("type", "required", "\"type\" is required; one of text, list, button, media, template.");
            default -> throw RuleBroken.invalid("type", "invalid-value",
                    "\"type\" cannot be \"" + type + "\"; one of text, list, button, media, template.");
        };
    }
}
