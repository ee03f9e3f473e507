package org.hopperflow.provider;

import org.hopperflow.shared.AttemptId;

/**
 * A message about to leave.
 *
 * @param reference comes back in every status of the message; how an unknown outcome is settled
 * @param to        digits with the international prefix, no plus sign
 */
public record OutgoingMessage(AttemptId reference, String to, MessageContent content) {
}
