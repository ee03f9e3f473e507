package org.hopperflow.message;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.StatusesChanged;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the provider tells about sent messages. sent, delivered and read are merged into the ledger and touch no flow, unless one of
 * them is the first proof that an attempt left at all. failed goes to the flow.
 */
@Component
class DeliveryStatuses {

    private final StatusRepository statuses;
    private final AttemptRepository attempts;
    private final OutcomeRepository outcomes;
    private final ProviderIds ids;
    private final ProviderErrors errors;
    private final CustomerChoices choices;
    private final Throttling throttling;
    private final Holds holds;
    private final AccountTroubles troubles;
    private final ConfigRefusals refusals;
    private final ApplicationEventPublisher events;

    DeliveryStatuses(StatusRepository statuses, AttemptRepository attempts, OutcomeRepository outcomes, ProviderIds ids,
            ProviderErrors errors, CustomerChoices choices, Throttling throttling, Holds holds, AccountTroubles troubles,
            ConfigRefusals refusals, ApplicationEventPublisher events) {
        this.statuses = statuses;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.ids = ids;
        this.errors = errors;
        this.choices = choices;
        this.throttling = throttling;
        this.holds = holds;
        this.troubles = troubles;
        this.refusals = refusals;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(StatusesChanged news) {
        confirmOpen(news.accountKey(), news.statuses());
        statuses.apply(news.accountKey(), news.statuses());
    }

    /** Statuses that came before their attempt's outcome was given up. */
    @Transactional
    public void tellWaiting(int limit) {
        statuses.waitingToTell(limit).stream().collect(Collectors.groupingBy(StatusChanged::accountKey))
                .forEach((account, waiting) -> on(new StatusesChanged(account, waiting)));
    }

    @EventListener
    @Transactional
    public void on(StatusChanged status) {
        if (status.status() != DeliveryStatus.FAILED) {
            on(new StatusesChanged(status.accountKey(), List.of(status)));
            return;
        }
        confirmOpen(status.accountKey(), List.of(status));
        attempts.byProviderMessage(status.accountKey(), status.providerMessageId())
                .or(() -> Optional.ofNullable(StatusRepository.reference(status)).map(AttemptId::new).flatMap(attempts::find))
                .ifPresentOrElse(attempt -> failed(attempt, status), () -> {
                    throw new StatusTooEarly(status.accountKey(), status.providerMessageId());
                });
    }

    private void failed(AttemptRow attempt, StatusChanged status) {
        if (statuses.underWay(attempt.id())) {
            throw new StatusTooEarly(status.accountKey(), status.providerMessageId());
        }
        ProviderErrors.Meaning meaning = errors.of(status.accountKey(), status.errorCode(), status.errorText(), attempt.origin().number());
        choices.told(status.accountKey(), attempt.to(), meaning);
        if (meaning.holds()) {
            holds.hold(status.accountKey(), meaning);
        }
        if (meaning.errorClass() == ErrorClass.THROTTLE) {
            throttling.throttled(new Throttling.Hit(status.accountKey(), attempt.to(), attempt.templateId()), meaning);
        }
        if (meaning.errorClass() == ErrorClass.ACCOUNT) {
            troubles.told(status.accountKey(), attempt.content(), status.errorCode(), meaning);
        }
        Settlement settlement = meaning.afterAcceptance(status.errorCode());
        if (statuses.failed(attempt.id(), settlement)) {
            events.publishEvent(new DeliveryFailed(attempt.id(), status.accountKey(), attempt.origin(), settlement, status.at()));
            refusals.undelivered(attempt.origin(), meaning);
        }
    }

    /** The reference comes back only for a message that left: it settles an attempt whose answer never came. */
    private void confirmOpen(AccountKey account, List<StatusChanged> news) {
        List<UUID> references = news.stream().map(StatusRepository::reference).toList();
        List<String> messageIds = news.stream().map(StatusChanged::providerMessageId).toList();
        for (StatusRepository.TellingStatus telling : statuses.telling(references, messageIds)) {
            StatusChanged status = news.get(telling.place());
            outcomes.confirm(telling.attempt(), status.providerMessageId(), status.at()).ifPresent(events::publishEvent);
            ids.learn(telling.attempt(), new MessageKey(account, status.providerMessageId()));
        }
    }

    /** The message this status speaks of is not recorded yet; the inbox brings it again. */
    static final class StatusTooEarly extends RuntimeException {
        StatusTooEarly(AccountKey account, String providerMessageId) {
            super("No message " + providerMessageId + " of account " + account + " is known yet");
        }
    }
}
