package org.hopperflow.process.agent;

import java.util.Map;
import org.hopperflow.interaction.ConversationMoved;
import org.hopperflow.interaction.HolderChanged;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.process.Correlation;
import org.hopperflow.process.Correlation.Reached;
import org.hopperflow.process.EngineDates;
import org.hopperflow.process.Instances;
import org.hopperflow.shared.InteractionId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps an agent's open task in step with what happens in the conversation. */
@Component
class ConversationNews {

    private final Instances instances;
    private final Correlation correlation;
    private final Interactions interactions;
    private final OpenTask openTask;

    ConversationNews(Instances instances, Correlation correlation, Interactions interactions, OpenTask openTask) {
        this.instances = instances;
        this.correlation = correlation;
        this.interactions = interactions;
        this.openTask = openTask;
    }

    @EventListener
    void on(ConversationMoved moved) {
        InteractionId conversation = moved.interactionId();
        instances.toTell(ConversationLife.PROCESS, conversation.toString()).ifPresent(instance -> {
            switch (moved.what()) {
                case CUSTOMER_WROTE -> tellOrRefresh(instance, conversation, "customerReplied");
                case AGENT_WROTE -> openTask.refresh(instance, interactions.view(conversation));
                case RECONTACTED -> templateWaits(instance, conversation);
                case TEMPLATE_LOST -> tellOrRefresh(instance, conversation, "templateLost");
            }
        });
    }

    @EventListener
    void on(HolderChanged changed) {
        instances.toTell(ConversationLife.PROCESS, changed.interactionId().toString())
                .ifPresent(instance -> openTask.hand(instance, changed.agent()));
    }

    /** Sent while the conversation was live, it replaced the window: the task tells so. */
    private void templateWaits(String instance, InteractionId conversation) {
        Map<String, Object> abandoned = Map.of("abandonedAt", EngineDates.of(interactions.abandonedAt(conversation)));
        if (correlation.tell(instance, "recontactSent", abandoned) == Reached.NOT_WAITING) {
            openTask.refresh(instance, interactions.view(conversation));
        }
    }

    private void tellOrRefresh(String instance, InteractionId conversation, String message) {
        if (correlation.tell(instance, message) == Reached.NOT_WAITING) {
            openTask.refresh(instance, interactions.view(conversation));
        }
    }
}
