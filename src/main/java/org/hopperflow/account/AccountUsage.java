package org.hopperflow.account;

import java.time.Instant;

/**
 * How much of the calls that the provider allows are used up, as it last told.
 *
 * @param percent  0 or more; above 100 when more was called than allowed
 * @param regainAt when calls are allowed again; null when they are, or nobody said
 */
public record AccountUsage(int percent, Instant regainAt, Instant toldAt) {
}
