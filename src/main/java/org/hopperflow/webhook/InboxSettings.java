package org.hopperflow.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the inbox remembers.
 *
 * @param keep webhook calls and news that were taken stay so long, by the machines' clocks, for whoever wants to read them again. Default
 *             14 days, which is longer than providers repeat a call (Meta: 7 days). Zero: for ever. What was parked stays until somebody
 *             decides
 */
@ConfigurationProperties("hopper.inbox")
record InboxSettings(@DefaultValue("14d") Duration keep) {

    InboxSettings {
        if (keep.isNegative()) {
            throw new IllegalArgumentException("hopper.inbox.keep must not be negative");
        }
    }
}
