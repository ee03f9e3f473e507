package org.hopperflow.message;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Together;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns what a call came to into the attempt's new state, and tells whoever waits for it. */
@Component
class OutcomeWriter {

    private final OutcomeRepository outcomes;
    private final ProviderIds ids;
    private final StatusRepository statuses;
    private final ProviderErrors errors;
    private final NodeName node;
    private final ApplicationEventPublisher events;
    private final Together together;
    private final Clock clock;
    private final OutcomeMeters meters;
    private final CustomerChoices choices;
    private final Throttling throttling;
    private final Holds holds;
    private final AccountTroubles troubles;
    private final ConfigRefusals refusals;

    OutcomeWriter(OutcomeRepository outcomes, ProviderIds ids, StatusRepository statuses, ProviderErrors errors, NodeName node,
            ApplicationEventPublisher events, Together together, Clock clock, OutcomeMeters meters,
            CustomerChoices choices, Throttling throttling, Holds holds, AccountTroubles troubles, ConfigRefusals refusals) {
        this.outcomes = outcomes;
        this.ids = ids;
        this.statuses = statuses;
        this.errors = errors;
        this.node = node;
        this.events = events;
        this.together = together;
        this.clock = clock;
        this.meters = meters;
        this.choices = choices;
        this.throttling = throttling;
        this.holds = holds;
        this.troubles = troubles;
        this.refusals = refusals;
    }

    /** All of them and their signals in one transaction, or none; in the order of ids, as everybody who takes several rows. */
    @Transactional
    public void writeAndTell(List<CallResult> results) {
        List<CallResult> believed = ids.believable(inOrder(results));
        Written written = write(believed, true);
        applyEarly(results);
        together.tell(() -> written.settled().forEach(events::publishEvent));
        refusals.recorded(believed, written.recorded(), written.won());
    }

    /** Statuses that were faster than the answers, all of an account at once. */
    private void applyEarly(List<CallResult> results) {
        results.stream().map(MessageKey::of).flatMap(Optional::stream)
                .collect(Collectors.groupingBy(MessageKey::accountKey, Collectors.mapping(MessageKey::messageId, Collectors.toList())))
                .forEach(statuses::applyEarly);
    }

    private static List<CallResult> inOrder(List<CallResult> results) {
        return results.stream().sorted(Comparator.comparing(result -> result.attempt().id().value())).toList();
    }

    /** The fact alone; {@link Teller} signals. */
    @Transactional
    public void write(CallResult told) {
        List<CallResult> believed = ids.believable(List.of(told));
        Written written = write(believed, false);
        applyEarly(believed);
        refusals.recorded(believed, written.recorded(), written.won());
    }

    /** @param won those that were the first news of their attempt */
    private record Written(List<Recorded> recorded, Set<AttemptId> won, List<AttemptSettled> settled) {
    }

    /** @param told that whoever waits hears of it in this transaction */
    private Written write(List<CallResult> results, boolean told) {
        List<Recorded> recorded = results.stream().map(this::recorded).toList();
        Set<AttemptId> won = outcomes.record(recorded, node.name(), told);
        meters.recorded(results, recorded, won);
        List<AttemptSettled> settled = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            QueuedAttempt attempt = results.get(i).attempt();
            Recorded outcome = recorded.get(i);
            if (!won.contains(outcome.id())) {
                settleLate(attempt.accountKey(), outcome);
            } else if (outcome.settles()) {
                settled.add(new AttemptSettled(outcome.id(), attempt.accountKey(), attempt.origin(), outcome.settlement(), false,
                        clock.instant()));
            }
        }
        return new Written(recorded, won, settled);
    }

    /** Somebody settled it first, or its flow was told that it could not be confirmed and has to hear the truth. */
    private void settleLate(AccountKey account, Recorded recorded) {
        if (recorded.providerMessageId() != null) {
            outcomes.confirm(recorded.id(), recorded.providerMessageId(), clock.instant()).ifPresent(events::publishEvent);
            ids.learn(recorded.id(), new MessageKey(account, recorded.providerMessageId()));
        } else if (!recorded.state().equals("UNKNOWN")) {
            outcomes.refute(recorded.id(), recorded.settlement().reason()).ifPresent(events::publishEvent);
        }
    }

    private Recorded recorded(CallResult result) {
        QueuedAttempt attempt = result.attempt();
        return result.outcome().fold(
                accepted -> Recorded.accepted(attempt.id(), accepted.providerMessageId()),
                rejected -> rejected(attempt, rejected),
                throttled -> throttled(attempt, throttled),
                unknown -> Recorded.unknown(attempt.id(), unknown.text()));
    }

    private Recorded throttled(QueuedAttempt attempt, SendOutcome.Throttled throttled) {
        if (throttled.told()) {
            throttling.tooFast(attempt.accountKey(), throttled.text());
        }
        return Recorded.again(attempt.id(), throttled.retryAfter(), throttled.text());
    }

    private Recorded rejected(QueuedAttempt attempt, SendOutcome.Rejected rejected) {
        ProviderErrors.Meaning meaning =
                errors.of(attempt.accountKey(), rejected.code(), rejected.text(), attempt.origin().number());
        if (meaning.holds()) {
            meaning = holds.inARow(attempt.accountKey(), rejected.code(), rejected.text());
        }
        choices.told(attempt.accountKey(), attempt.to(), meaning);
        if (meaning.holds()) {
            return Recorded.again(attempt.id(), holds.hold(attempt.accountKey(), meaning), meaning.reason());
        }
        switch (meaning.errorClass()) {
            case THROTTLE:
                return Recorded.again(attempt.id(), throttling.throttled(Throttling.Hit.of(attempt), meaning), meaning.reason());
            case ACCOUNT:
                return accountTroubled(attempt, rejected, meaning);
            default:
                return Recorded.rejected(attempt.id(), meaning.settlement(rejected.code()), meaning.errorClass());
        }
    }

    /** A campaign's contact waits for the account or the template to be mended; a person who wrote a message is told at once. */
    private Recorded accountTroubled(QueuedAttempt attempt, SendOutcome.Rejected rejected, ProviderErrors.Meaning meaning) {
        troubles.told(attempt.accountKey(), attempt.content(), rejected.code(), meaning);
        return attempt.origin().campaignId() != null
                ? Recorded.again(attempt.id(), null, meaning.reason())
                : Recorded.rejected(attempt.id(), meaning.settlement(rejected.code()), meaning.errorClass());
    }
}
