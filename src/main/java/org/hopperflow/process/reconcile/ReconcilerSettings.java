package org.hopperflow.process.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How thoroughly the reconciler looks.
 *
 * @param every       between two looks of a node; default 1 min
 * @param window      entries or flows a check takes in at one look, going on where the last one ended; default 20,000. A hopper with a
 *                    million waiting contacts is seen completely once in fifty minutes
 * @param tellTries   after so many vain tries an outcome is shown; default 10
 * @param idle        how long a sending campaign may leave its next contact untouched; default 10 min
 */
@ConfigurationProperties("hopper.reconciler")
record ReconcilerSettings(@DefaultValue("PT1M") Duration every, @DefaultValue("20000") int window, @DefaultValue("10") int tellTries,
        @DefaultValue("PT10M") Duration idle) {
}
