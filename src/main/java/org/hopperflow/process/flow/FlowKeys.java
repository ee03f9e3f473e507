package org.hopperflow.process.flow;

import java.util.Set;

/** Which processes handle a contact. */
public final class FlowKeys {

    private static final Set<String> NO_FLOWS = Set.of("agentInteraction", "campaignRun");

    private FlowKeys() {
    }

    /** Every process is a flow, except the agents' and the campaign's own. */
    public static boolean isFlow(String processKey) {
        return !NO_FLOWS.contains(processKey);
    }
}
