package org.hopperflow.process.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks each minute whether everything is as it must be. Each check is a transaction of its own, on one node at a time: it repairs what
 * is safe, counts the rest, and shows it in Cockpit where a flow is concerned. One that fails holds up no other.
 */
@Component
public class Reconciler {

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final Map<Check, AtomicInteger> checks = new LinkedHashMap<>();
    private final ReconcileRepository state;
    private final Incidents incidents;
    private final TransactionTemplate transaction;

    Reconciler(List<Check> checks, ReconcileRepository state, Incidents incidents, TransactionTemplate transaction, MeterRegistry meters) {
        this.state = state;
        this.incidents = incidents;
        this.transaction = transaction;
        checks.forEach(check -> this.checks.put(check, meters.gauge("hopper.reconciler.findings",
                Tags.of("check", check.name()), new AtomicInteger())));
        // From zero on, so that the first one is seen as growth.
        checks.forEach(check -> meters.counter("hopper.reconciler.repaired", "check", check.name()));
    }

    @Scheduled(fixedDelayString = "${hopper.reconciler.every:PT1M}", initialDelayString = "${hopper.reconciler.every:PT1M}")
    public synchronized void check() {
        checks.forEach(this::run);
    }

    private void run(Check check, AtomicInteger gauge) {
        try {
            transaction.executeWithoutResult(status -> {
                if (state.lock()) {
                    Look look = check.look();
                    incidents.show(check.name(), look);
                    tell(check, gauge.getAndSet(look.found()), look.found());
                }
            });
        } catch (RuntimeException e) {
            log.warn("The check {} could not be made, again with the next round: {}", check.name(), e.toString());
        }
    }

    private static void tell(Check check, int before, int found) {
        if (found > before) {
            log.error("The check {} found {}; docs/reconciler.md tells what to do", check.name(), found);
        } else if (found < before) {
            log.info("The check {} found {}, fewer than before", check.name(), found);
        }
    }
}
