package org.hopperflow.process.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the reconciler put right: each is a fault of ours that somebody should look into. */
@Component
class Repairs {

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);

    private final MeterRegistry meters;

    Repairs(MeterRegistry meters) {
        this.meters = meters;
    }

    void done(String check, String sentence) {
        log.error("{}: {}", check, sentence);
        meters.counter("hopper.reconciler.repaired", "check", check).increment();
    }
}
