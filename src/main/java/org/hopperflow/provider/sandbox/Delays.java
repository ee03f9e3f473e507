package org.hopperflow.provider.sandbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When an ordinary customer's phone reports, counted from the acceptance.
 *
 * @param sent     default 100 ms
 * @param delivered default 300 ms
 * @param read     default 600 ms
 * @param review   how long the review of a template takes, default 500 ms
 */
@ConfigurationProperties("hopper.sandbox-delays")
record Delays(Duration sent, Duration delivered, Duration read, Duration review) {

    Delays {
        sent = sent == null ? Duration.ofMillis(100) : sent;
        delivered = delivered == null ? Duration.ofMillis(300) : delivered;
        read = read == null ? Duration.ofMillis(600) : read;
        review = review == null ? Duration.ofMillis(500) : review;
    }
}
