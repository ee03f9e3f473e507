package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.TemplateId;

/** An attempt as the sender and the recorder need it. @param templateId null when it is no template */
record AttemptRow(AttemptId id, AccountKey accountKey, String to, MessageContent content, TemplateId templateId, Origin origin) {
}
