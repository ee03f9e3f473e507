package org.hopperflow.campaign;

import java.time.Instant;
import org.hopperflow.shared.MessageType;

/** What a customer answered. @param at the provider's time stamp: it decides whether the answer is in time */
public record Answer(MessageType type, String text, String payload, Instant at) {
}
