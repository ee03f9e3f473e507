package org.hopperflow.interaction;

import java.time.Instant;
import org.hopperflow.message.WindowFacts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;

/**
 * What was said, as far as the service window counts from it; the customer's times are the provider's. What never was is null.
 *
 * <p>A template that has to be answered first changes nothing by itself: only the answer puts it in the place of what the window counted
 * from, and if it never arrives all is as it was.
 *
 * @param templateAttempt the attempt that sent the template, or is about to
 * @param asked           the template that has to be answered before anything else can be sent; null when there is none
 */
record Talk(Instant templateSentAt, AttemptId templateAttempt, Instant firstCustomerAt, Instant lastCustomerAt, Asked asked) {

    static final Talk NONE = new Talk(null, null, null, null, null);

    /** @param at when an agent asked for it @param sentAt when the provider took it; null before that */
    record Asked(AttemptId attempt, Instant at, Instant sentAt) {

        /** The answer may be here before the provider's word that the template left. */
        Instant counts() {
            return sentAt == null ? at : sentAt;
        }
    }

    /** The customer wrote: they answered whatever was sent before. {@code TalkRepository.heard} does the same to rows. */
    Talk heard(Instant at) {
        if (asked != null) {
            return new Talk(asked.counts(), asked.attempt(), at, at, null);
        }
        Instant first = firstCustomerAt == null ? at : firstCustomerAt;
        Instant last = lastCustomerAt == null || lastCustomerAt.isBefore(at) ? at : lastCustomerAt;
        return new Talk(templateSentAt, templateAttempt, first, last, null);
    }

    /** A template was asked for that has to be answered first. */
    Talk asking(AttemptId attempt, Instant at) {
        return new Talk(templateSentAt, templateAttempt, firstCustomerAt, lastCustomerAt, new Asked(attempt, at, null));
    }

    /** Whether this attempt's template is the one that has to be answered first. */
    boolean asks(AttemptId attempt) {
        return asked != null && asked.attempt().equals(attempt);
    }

    /** The provider took a message. Only a template that the window counts from, or will, matters. */
    Talk accepted(AttemptId attempt, Instant at) {
        if (asks(attempt)) {
            return new Talk(templateSentAt, templateAttempt, firstCustomerAt, lastCustomerAt, new Asked(attempt, asked.at(), at));
        }
        return attempt.equals(templateAttempt) ? new Talk(at, templateAttempt, firstCustomerAt, lastCustomerAt, asked) : this;
    }

    /** A message did not reach the customer; nobody waits for its answer. */
    Talk lost(AttemptId attempt) {
        return asks(attempt)
                ? new Talk(templateSentAt, templateAttempt, firstCustomerAt, lastCustomerAt, null) : this;
    }

    /** Only the template of an earlier conversation, for one that begins now. */
    Talk template() {
        return new Talk(templateSentAt, templateAttempt, null, null, null);
    }

    boolean templateAfter(Talk other) {
        return templateSentAt != null && (other.templateSentAt == null || other.templateSentAt.isBefore(templateSentAt));
    }

    /** True before the customer answered the last template. */
    boolean waits() {
        return asked != null || lastCustomerAt == null;
    }

    /** Nothing reached anybody: an agent began it with a template that was lost. */
    boolean nothingYet() {
        return asked == null && templateSentAt == null && lastCustomerAt == null;
    }

    /** While a template waits for its answer, nothing before it counts. */
    WindowFacts facts(AccountKey account) {
        return asked == null ? new WindowFacts(account, templateSentAt, firstCustomerAt, lastCustomerAt)
                : new WindowFacts(account, asked.sentAt(), null, null);
    }
}
