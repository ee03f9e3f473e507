package org.hopperflow.message;

import org.hopperflow.provider.MessageContent;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;

/** An attempt as the sender and the recorder need it. */
record AttemptRow(AttemptId id, AccountKey accountKey, String to, MessageContent content, Origin origin) {
}
