package org.hopperflow.message;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node sends.
 *
 * @param slots    calls under way at once on this node; default 64
 * @param lease    how long a node may hold a marked attempt (database time); default 60 s, always longer than {@code callTime}
 * @param callTime the longest a call can take, since it is cut then: a provider's connect and read timeout together; default 25 s
 * @param grace    after this time without news an unknown outcome becomes "Send not confirmed"; default 15 min of business time
 * @param slowDownAt from which percentage of the calls that a provider allows the pace falls; default 80, 100: only when all are used up
 */
@ConfigurationProperties("hopper.send")
record SendSettings(@DefaultValue("64") int slots, @DefaultValue("PT60S") Duration lease, @DefaultValue("PT25S") Duration callTime,
        @DefaultValue("PT15M") Duration grace, @DefaultValue("80") int slowDownAt) {

    SendSettings {
        if (lease.compareTo(callTime) <= 0) {
            throw new IllegalArgumentException("hopper.send.lease must be longer than hopper.send.call-time");
        }
        if (slowDownAt < 1 || slowDownAt > 100) {
            throw new IllegalArgumentException("hopper.send.slow-down-at must be a percentage from 1 to 100");
        }
    }
}
