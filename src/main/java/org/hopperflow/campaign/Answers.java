package org.hopperflow.campaign;

import java.time.Duration;
import java.util.List;
import org.hopperflow.message.History;
import org.hopperflow.message.Ledger;
import org.hopperflow.shared.EntryId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a customer's answer means for the entry it belongs to: whether it is in time, and what it ends. */
@Component
class Answers {

    private static final String ANSWERED = "Answered";
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final EntryChanges entries;
    private final Ledger ledger;
    private final History history;
    private final ApplicationEventPublisher events;

    Answers(EntryChanges entries, Ledger ledger, History history, ApplicationEventPublisher events) {
        this.entries = entries;
        this.ledger = ledger;
        this.history = history;
        this.events = events;
    }

    /**
     * An entry that waits for its next try although the customer answers did get a message: it is not sent to again. What a customer
     * writes while the first message still waits to leave is no answer, nor is what was written before the entry was claimed.
     */
    AnswerResult take(EntryId id, Answer answer) {
        HopperEntry entry = entries.rows().lock(id).orElse(null);
        if (entry == null || entry.answeredAt() != null || late(entry, answer) || !everSent(entry) || olderThan(entry, answer)) {
            return new AnswerResult(AnswerTiming.LATE, null);
        }
        boolean queued = !entry.closed() && ledger.queued(id);
        if (queued && entry.deadlineAt() == null) {
            return new AnswerResult(AnswerTiming.LATE, null);
        }
        history.answered(id, answer.type().word(), answer.text() == null ? answer.payload() : answer.text(), answer.at());
        entries.rows().answered(id, answer.at());
        if (entry.closed()) {
            entries.rows().correctReason(id, ANSWERED);
            return new AnswerResult(AnswerTiming.IN_TIME_BUT_OVER, null);
        }
        if (queued || entry.held() || entry.status() == EntryStatus.RETRY) {
            ledger.cancelQueued(List.of(id));
            entries.rows().close(id, ANSWERED);
            events.publishEvent(new EntriesReset(List.of(new Waiting(id, entry.instance()))));
            return new AnswerResult(AnswerTiming.IN_TIME_BUT_OVER, null);
        }
        return new AnswerResult(AnswerTiming.AWAITED, entry.instance());
    }

    /** Without a deadline the send is not recorded yet: a reply that overtakes it is in time; so it is when an earlier one has passed. */
    private boolean late(HopperEntry entry, Answer answer) {
        return entry.deadlineAt() != null && answer.at().isAfter(entry.deadlineAt())
                && (entry.closed() || ledger.unsettled(List.of(entry.id())).isEmpty());
    }

    private static boolean olderThan(HopperEntry entry, Answer answer) {
        return entry.claimedAt() != null && answer.at().plus(CLOCKS_DIFFER).isBefore(entry.claimedAt());
    }

    /** False for an entry that was reset since, or closed before anything left. */
    private static boolean everSent(HopperEntry entry) {
        return entry.deadlineAt() != null || entry.attempts() > 0 && entry.instance() != null && !entry.closed();
    }
}
