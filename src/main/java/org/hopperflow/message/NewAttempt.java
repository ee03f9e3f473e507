package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;

/**
 * A message to be sent.
 *
 * @param text       what the customer will read; kept for the transcript
 * @param templateId null for a session message
 */
public record NewAttempt(AccountKey accountKey, String to, MessageContent content, String text, TemplateId templateId, Origin origin) {
}
