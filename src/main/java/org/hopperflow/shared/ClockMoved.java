package org.hopperflow.shared;

import java.time.Duration;

/** The business clock was moved (sandbox only); {@code offset} is its whole distance from real time. */
public record ClockMoved(Duration offset) {
}
