package org.hopperflow.process.reconcile;

import java.util.List;
import org.hopperflow.process.flow.FlowKeys;
import org.springframework.stereotype.Component;

/** A flow without an entry: shown, since nobody can tell what it was about to do. */
@Component
class InstanceWithoutEntry extends WalkingCheck {

    private static final int BATCH = 200;

    private final FlowRepository flows;
    private final ReconcilerSettings settings;

    InstanceWithoutEntry(FlowRepository flows, ReconcilerSettings settings) {
        this.flows = flows;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "instance-without-entry";
    }

    @Override
    Window window(String after) {
        return flows.window(after, settings.window());
    }

    @Override
    Look look(Window window) {
        List<Troubled> found = flows.withoutEntry(window, FlowKeys.notFlows(), BATCH);
        return new Look(found.size(), found, found.size() < BATCH);
    }
}
