package org.hopperflow.interaction;

import java.util.function.UnaryOperator;
import org.hopperflow.message.AttemptSettled;
import org.hopperflow.message.DeliveryFailed;
import org.hopperflow.message.Origin;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Gathered;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Learns which templates reached the provider: the service window may count from them. */
@Component
class SendOutcomes {

    private final TalkRepository talks;
    private final Gathered<TalkRepository.TemplateSent> sent;

    SendOutcomes(TalkRepository talks) {
        this.talks = talks;
        this.sent = new Gathered<>(talks::templateSent);
    }

    @EventListener
    @Transactional
    void settled(AttemptSettled settled) {
        if (settled.settlement().kind() == Settlement.Kind.ACCEPTED) {
            accepted(settled);
        } else if (settled.settlement().kind() != Settlement.Kind.UNCONFIRMED && settled.origin().interactionId() != null) {
            become(settled.origin(), settled.attemptId(), talk -> talk.lost(settled.attemptId()));
        }
    }

    @EventListener
    @Transactional
    void deliveryFailed(DeliveryFailed failed) {
        Origin origin = failed.origin();
        if (origin.entryId() != null) {
            talks.templateLost(origin.entryId(), failed.attemptId());
        } else if (origin.interactionId() != null) {
            become(origin, failed.attemptId(), talk -> talk.lost(failed.attemptId()));
        }
    }

    private void accepted(AttemptSettled settled) {
        Origin origin = settled.origin();
        if (origin.entryId() != null) {
            sent.add(new TalkRepository.TemplateSent(origin.entryId(), settled.attemptId(), settled.at()));
        } else if (origin.interactionId() != null) {
            become(origin, settled.attemptId(), talk -> talk.accepted(settled.attemptId(), settled.at()));
        }
    }

    private void become(Origin origin, AttemptId attempt, UnaryOperator<Talk> what) {
        talks.lockCountingFrom(origin.interactionId(), attempt)
                .ifPresent(interaction -> talks.save(interaction.id(), what.apply(interaction.talk())));
    }
}
