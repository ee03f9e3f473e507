package org.hopperflow.message;

import org.hopperflow.shared.AccountKey;

/** A message as its provider names it. */
record MessageKey(AccountKey accountKey, String messageId) {
}
