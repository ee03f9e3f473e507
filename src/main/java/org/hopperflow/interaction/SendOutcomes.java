package org.hopperflow.interaction;

import org.hopperflow.message.AttemptSettled;
import org.hopperflow.message.DeliveryFailed;
import org.hopperflow.message.Origin;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Gathered;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Learns which templates reached the provider: the service window may count from them. */
@Component
class SendOutcomes {

    private final TalkRepository talks;
    private final ApplicationEventPublisher events;
    private final Gathered<TalkRepository.TemplateSent> sent;

    SendOutcomes(TalkRepository talks, ApplicationEventPublisher events) {
        this.talks = talks;
        this.events = events;
        this.sent = new Gathered<>(talks::templateSent);
    }

    @EventListener
    @Transactional
    void settled(AttemptSettled settled) {
        if (settled.settlement().kind() == Settlement.Kind.ACCEPTED) {
            accepted(settled);
        } else if (settled.settlement().kind() != Settlement.Kind.UNCONFIRMED && settled.origin().interactionId() != null) {
            lost(settled.origin(), settled.attemptId());
        }
    }

    @EventListener
    @Transactional
    void deliveryFailed(DeliveryFailed failed) {
        Origin origin = failed.origin();
        if (origin.entryId() != null) {
            talks.templateLost(origin.entryId(), failed.attemptId());
        } else if (origin.interactionId() != null) {
            lost(origin, failed.attemptId());
        }
    }

    private void accepted(AttemptSettled settled) {
        Origin origin = settled.origin();
        if (origin.entryId() != null) {
            sent.add(new TalkRepository.TemplateSent(origin.entryId(), settled.attemptId(), settled.at()));
        } else if (origin.interactionId() != null) {
            talks.lockCountingFrom(origin.interactionId(), settled.attemptId()).ifPresent(interaction ->
                    talks.save(interaction.id(), interaction.talk().accepted(settled.attemptId(), settled.at())));
        }
    }

    /** Nobody waits any more for the answer to what never arrived. */
    private void lost(Origin origin, AttemptId attempt) {
        talks.lockCountingFrom(origin.interactionId(), attempt).filter(interaction -> interaction.talk().asks(attempt))
                .ifPresent(interaction -> {
                    talks.save(interaction.id(), interaction.talk().lost(attempt));
                    events.publishEvent(new ConversationMoved(interaction.id(), ConversationMoved.What.TEMPLATE_LOST));
                });
    }
}
