package org.hopperflow.message;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hopperflow.provider.AnswerPayload;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.InboundMessageId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores what customers write, finds what they answer, and passes it on; all in the inbox's transaction. */
@Component
class InboundMessages {

    /** Providers stamp whole seconds: a reply may look a little older than the message it answers. */
    private static final Duration STAMP_PRECISION = Duration.ofSeconds(1);

    private final InboundRepository inbound;
    private final InboundFileRepository files;
    private final AttemptRepository attempts;
    private final OutcomeRepository outcomes;
    private final ApplicationEventPublisher events;

    InboundMessages(InboundRepository inbound, InboundFileRepository files, AttemptRepository attempts, OutcomeRepository outcomes,
            ApplicationEventPublisher events) {
        this.inbound = inbound;
        this.files = files;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(MessageReceived message) {
        settleUnknownSendsTo(message);
        Optional<AttemptRow> answered = answered(message);
        InboundMessageId id = InboundMessageId.next();
        if (!inbound.insert(id, message, answered.map(AttemptRow::id).orElse(null))) {
            return;
        }
        if (message.file() != null) {
            files.insert(id, message.accountKey(), message.file());
        }
        events.publishEvent(new CustomerWrote(id, message.accountKey(), address(message, answered), message.profileName(), message.type(),
                message.text(), message.payload(), answered.map(AttemptRow::origin).orElse(null), message.at()));
    }

    /** The message that is quoted, else the one whose button was tapped, else the one whose reference came back. */
    private Optional<AttemptRow> answered(MessageReceived message) {
        Optional<AttemptRow> quoted = message.contextMessageId() == null ? Optional.empty()
                : attempts.byProviderMessage(message.accountKey(), message.contextMessageId());
        return quoted.or(() -> AnswerPayload.message(message.payload()).flatMap(attempts::find))
                .or(() -> AnswerPayload.reference(message.reference()).flatMap(attempts::find))
                .filter(attempt -> attempt.accountKey().equals(message.accountKey()));
    }

    /** Who hides the number is who we wrote to, if they answer that; else a person known by the provider's id. */
    private static String address(MessageReceived message, Optional<AttemptRow> answered) {
        return message.from() != null ? message.from() : answered.map(AttemptRow::to).orElse(message.userId());
    }

    /** Who replies to a number we only may have written to has got our message. A lone open send is the one that is quoted. */
    private void settleUnknownSendsTo(MessageReceived message) {
        if (message.from() == null) {
            return;
        }
        List<AttemptId> open = attempts.openTo(message.accountKey(), message.from(), message.at().plus(STAMP_PRECISION));
        String quoted = open.size() == 1 && message.contextMessageId() != null
                && attempts.byProviderMessage(message.accountKey(), message.contextMessageId()).isEmpty() ? message.contextMessageId() : null;
        open.forEach(id -> outcomes.confirm(id, quoted, message.at()).ifPresent(events::publishEvent));
    }
}
