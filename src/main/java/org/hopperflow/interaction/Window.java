package org.hopperflow.interaction;

import java.time.Instant;

/**
 * May an agent write freely?
 *
 * @param endsAt when the service window ends or ended; null when none was ever open
 * @param reason why not, as the sentence an agent reads; null while open
 */
public record Window(boolean open, Instant endsAt, String reason) {
}
