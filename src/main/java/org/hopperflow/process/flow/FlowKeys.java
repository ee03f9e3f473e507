package org.hopperflow.process.flow;

import java.util.List;

/** Which processes handle a contact. */
public final class FlowKeys {

    private static final List<String> NOT_FLOWS = List.of("agentInteraction", "campaignRun");

    private FlowKeys() {
    }

    /** Every process is a flow, except the agents' and the campaign's own. */
    public static boolean isFlow(String processKey) {
        return !NOT_FLOWS.contains(processKey);
    }

    /** Keys of our own processes that handle no contact. */
    public static List<String> notFlows() {
        return NOT_FLOWS;
    }
}
