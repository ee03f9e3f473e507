package org.hopperflow.process.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.process.flow.FlowKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks each minute, on one node, what must always be true: every waiting entry has its instance and every flow has its entry. An
 * entry whose instance is gone is closed with a reason a person reads; a flow without an entry is shown as an incident in Cockpit,
 * since nobody can tell what it was about to do.
 */
@Component
public class Reconciler {

    static final String LOST = "The flow was lost";
    static final String INCIDENT = "entryMissing";

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int BATCH = 200;

    private final ReconcileRepository state;
    private final Hopper hopper;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final AtomicInteger flowsWithoutEntry;

    Reconciler(ReconcileRepository state, Hopper hopper, RuntimeService runtime, TransactionTemplate transaction, MeterRegistry meters) {
        this.state = state;
        this.hopper = hopper;
        this.runtime = runtime;
        this.transaction = transaction;
        this.meters = meters;
        this.flowsWithoutEntry = meters.gauge("hopper.reconciler.flows.without.entry", new AtomicInteger());
    }

    @Scheduled(fixedDelayString = "${hopper.reconciler.every:PT1M}", initialDelayString = "${hopper.reconciler.every:PT1M}")
    public void check() {
        transaction.executeWithoutResult(status -> {
            if (state.lock()) {
                closeEntriesWithoutInstance();
                showFlowsWithoutEntry();
            }
        });
    }

    private void closeEntriesWithoutInstance() {
        for (Waiting lost : state.entriesWithoutInstance(BATCH)) {
            log.error("Entry {} waited for instance {}, which does not exist; it is closed", lost.entryId(), lost.instance());
            hopper.instanceGone(lost.entryId(), lost.instance(), LOST);
            meters.counter("hopper.reconciler.entries.closed").increment();
        }
    }

    private void showFlowsWithoutEntry() {
        List<ReconcileRepository.Flow> flows = state.flowsWithoutEntry(FlowKeys.notFlows(), BATCH);
        flowsWithoutEntry.set(flows.size());
        for (ReconcileRepository.Flow flow : flows) {
            if (runtime.createIncidentQuery().processInstanceId(flow.instance()).incidentType(INCIDENT).count() == 0) {
                log.error("Flow {} runs without a hopper entry; it is shown as an incident", flow.instance());
                runtime.createIncident(INCIDENT, flow.position(), flow.instance(), "No open hopper entry belongs to this flow.");
            }
        }
    }
}
