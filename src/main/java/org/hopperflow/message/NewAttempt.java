package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.RenderedTemplate;
import org.hopperflow.template.Template;

/**
 * A message to be sent. The factories spare rooms without an arrow to {@code provider} its words.
 *
 * @param text       what the customer will read; kept for the transcript
 * @param templateId null for a session message
 */
public record NewAttempt(AccountKey accountKey, String to, MessageContent content, String text, TemplateId templateId, Origin origin) {

    /** Free text, for an open service window. */
    public static NewAttempt text(AccountKey account, String to, String text, Origin origin) {
        return new NewAttempt(account, to, new MessageContent.Text(text), text, null, origin);
    }

    /** A list to choose from, for an open service window. */
    public static NewAttempt list(AccountKey account, String to, Choices choices, Origin origin) {
        return new NewAttempt(account, to, choices.content(), choices.text(), null, origin);
    }

    /** A text with buttons to answer by, for an open service window. */
    public static NewAttempt buttons(AccountKey account, String to, ReplyButtons buttons, Origin origin) {
        return new NewAttempt(account, to, buttons.content(), buttons.text(), null, origin);
    }

    /** A file, for an open service window. */
    public static NewAttempt file(AccountKey account, String to, Attachment attachment, Origin origin) {
        return new NewAttempt(account, to, attachment.content(), attachment.text(), null, origin);
    }

    /** A filled template, from the template's account. */
    public static NewAttempt template(Template template, RenderedTemplate filled, String to, Origin origin) {
        return new NewAttempt(template.accountKey(), to, filled.content(), filled.text(), template.id(), origin);
    }
}
