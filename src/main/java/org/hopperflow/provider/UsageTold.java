package org.hopperflow.provider;

import java.time.Duration;
import org.hopperflow.shared.AccountKey;

/**
 * A provider told how much of the calls that it allows are used up.
 *
 * @param circle  who shares the allowance
 * @param percent of what is allowed, 0 or more
 * @param regain  until calls are allowed again; zero when they are
 */
public record UsageTold(AccountKey accountKey, Circle circle, int percent, Duration regain) {
}
