package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.TemplateId;

/** An attempt that is about to leave. */
public record QueuedAttempt(AttemptId id, AccountKey accountKey, String to, MessageContent content, TemplateId templateId, Origin origin) {
}
