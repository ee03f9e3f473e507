package org.hopperflow.process.agent;

import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.AgentInteractionOpened;
import org.hopperflow.interaction.InteractionClosed;
import org.hopperflow.process.Correlation;
import org.hopperflow.process.Instances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The agents' process begins and ends with its conversation. */
@Component
class ConversationLife {

    static final String PROCESS = "agentInteraction";

    private final RuntimeService runtime;
    private final Instances instances;
    private final Correlation correlation;
    private final Hopper hopper;

    ConversationLife(RuntimeService runtime, Instances instances, Correlation correlation, Hopper hopper) {
        this.runtime = runtime;
        this.instances = instances;
        this.correlation = correlation;
        this.hopper = hopper;
    }

    @EventListener
    void on(AgentInteractionOpened opened) {
        runtime.startProcessInstanceByKey(PROCESS, opened.interactionId().toString());
    }

    /** Closed by the process itself or elsewhere: either way the customer is free for campaigns that wait. */
    @EventListener
    void on(InteractionClosed closed) {
        if (closed.agents()) {
            instances.toTell(PROCESS, closed.interactionId().toString())
                    .ifPresent(instance -> correlation.tell(instance, "conversationClosed"));
        }
        hopper.release(closed.accountKey(), closed.phone());
    }
}
