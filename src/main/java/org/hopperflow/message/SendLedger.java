package org.hopperflow.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Gathered;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.shared.operation.Quarantine;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class SendLedger implements Ledger {

    private static final int PRIORITY_PEOPLE = 0;
    private static final int PRIORITY_CAMPAIGN = 5;

    private final QueueRepository queue;
    private final Gathered<QueueRepository.Queued> queued;
    private final OutcomeRepository outcomes;
    private final AttemptRepository attempts;
    private final Quarantine quarantine;
    private final DailyDoor daily;
    private final WakeUp wakeUp;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SendLedger(QueueRepository queue, OutcomeRepository outcomes, AttemptRepository attempts, Quarantine quarantine, DailyDoor daily,
            WakeUp wakeUp, ApplicationEventPublisher events, Clock clock) {
        this.queue = queue;
        this.queued = new Gathered<>(queue::insert);
        this.outcomes = outcomes;
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.daily = daily;
        this.wakeUp = wakeUp;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public AttemptId queue(NewAttempt attempt) {
        boolean people = attempt.origin().campaignId() == null;
        if (people) {
            quarantine.refuseToSend();
            daily.refuseBeyondTheLimit(attempt);
        }
        AttemptId id = AttemptId.next();
        queued.add(new QueueRepository.Queued(id, attempt, people ? PRIORITY_PEOPLE : PRIORITY_CAMPAIGN));
        wakeUp.afterCommit();
        return id;
    }

    /** With everything this transaction has put into it so far. */
    private QueueRepository queue() {
        queued.writeNow();
        return queue;
    }

    @Override
    public int waiting(AccountKey account, Collection<CampaignId> sending) {
        return queue().waiting(account, sending);
    }

    @Override
    public List<String> cancelQueued(Collection<EntryId> entries) {
        return queue().cancelQueued(entries);
    }

    @Override
    public void recall(Collection<EntryId> entries, String reason) {
        queue().recall(entries, reason);
    }

    @Override
    public Set<EntryId> unsettled(Collection<EntryId> entries) {
        return attempts.unsettled(entries);
    }

    @Override
    public Set<EntryId> holdQueued(Collection<EntryId> entries) {
        return queue().holdQueued(entries);
    }

    @Override
    public void holdAccepted(EntryId entry) {
        attempts.holdAccepted(entry);
    }

    @Override
    public boolean isLatest(EntryId entry, AttemptId attempt) {
        queued.writeNow();
        return attempts.latestOf(entry).filter(attempt::equals).isPresent();
    }

    @Override
    public int unconfirmedSends(EntryId entry) {
        return attempts.unconfirmed(entry);
    }

    @Override
    public boolean queued(EntryId entry) {
        return queue().queued(entry);
    }

    @Override
    public Optional<TemplateId> templateOf(AttemptId attempt) {
        queued.writeNow();
        return attempts.templateOf(attempt);
    }

    @Override
    public boolean tellAgain(EntryId entry, String token) {
        return outcomes.tellAgain(entry, token);
    }

    @Override
    public boolean tellSettledAgain(EntryId entry) {
        Optional<AttemptSettled> settled = attempts.latestOf(entry).flatMap(outcomes::settledAfterDoubt);
        settled.ifPresent(events::publishEvent);
        return settled.isPresent();
    }

    @Override
    public boolean resolveUnconfirmed(EntryId entry, boolean sent) {
        Optional<AttemptSettled> settled = attempts.unconfirmedOf(entry)
                .flatMap(id -> sent ? outcomes.confirm(id, null, clock.instant()) : outcomes.refute(id, "Not sent, as a person found out"));
        settled.ifPresent(events::publishEvent);
        return settled.isPresent();
    }

    @Override
    public boolean sentByOthersSince(AccountKey account, String phone, CampaignId campaign, Instant since) {
        return attempts.sentByOthersSince(account, phone, campaign, since);
    }
}
