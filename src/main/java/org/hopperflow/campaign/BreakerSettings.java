package org.hopperflow.campaign;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a campaign that cannot succeed stops by itself.
 *
 * @param refusals so many of its first messages refused as wrong, and none that succeeded, pause it; default 5, 0 never
 */
@ConfigurationProperties("hopper.breaker")
record BreakerSettings(@DefaultValue("5") int refusals) {

    BreakerSettings {
        if (refusals < 0) {
            throw new IllegalArgumentException("hopper.breaker.refusals must not be negative");
        }
    }
}
