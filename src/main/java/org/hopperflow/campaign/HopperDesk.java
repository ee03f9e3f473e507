package org.hopperflow.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.message.History;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Gathered;
import org.hopperflow.shared.OncePerTransaction;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.RenderedTemplate;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hopper as flows see it. */
@Service
@Transactional
class HopperDesk implements Hopper {

    private static final String ANSWERED = "Answered";
    /** "Only when asked": the engine's timer needs a date. */
    private static final Duration NEVER = Duration.ofDays(36_500);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final HopperRepository entries;
    private final FreedCustomerRepository freed;
    private final OncePerTransaction<CampaignId, Campaign> campaigns;
    private final KnownEntries known;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final OncePerTransaction<TemplateId, Template> templates;
    private final Ledger ledger;
    private final History history;
    private final Resends resends;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Gathered<HopperRepository.FirstTry> firstTries;
    private final Gathered<HopperRepository.Awaited> awaited;

    HopperDesk(HopperRepository entries, FreedCustomerRepository freed, CampaignRepository campaigns, KnownEntries known,
            Contacts contacts, Suppressions suppressions, Templates templates, Ledger ledger, History history, Resends resends,
            ApplicationEventPublisher events, Clock clock) {
        this.entries = entries;
        this.known = known;
        this.firstTries = new Gathered<>(entries::countFirst);
        this.awaited = new Gathered<>(entries::awaitReply);
        this.freed = freed;
        this.campaigns = new OncePerTransaction<>(id -> campaigns.find(id).orElseThrow(() -> RuleBroken.notFound("campaign", id)));
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.templates = new OncePerTransaction<>(templates::require);
        this.ledger = ledger;
        this.history = history;
        this.resends = resends;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void lock(EntryId id) {
        ledger.holdAccepted(id);
        rows().lock(id);
    }

    @Override
    public EntryFacts facts(EntryId id) {
        HopperEntry entry = known.taken(id).map(KnownEntries.Taken::entry).orElseGet(() -> rows().require(id));
        CampaignOptions options = campaigns.get(entry.campaignId()).options();
        return new EntryFacts(id, entry.campaignId(), entry.accountKey(), entry.contactId(), entry.phone(),
                options.includeActiveInteractions(), options.closeOnQuickReply(), resends.allowed(options, id));
    }

    @Override
    public Check check(EntryId id) {
        Optional<KnownEntries.Taken> taken = known.taken(id);
        HopperEntry entry = taken.map(KnownEntries.Taken::entry)
                .orElseGet(() -> rows().lock(id).orElseThrow(() -> RuleBroken.notFound("entry", id)));
        if (!PhoneNumbers.sendable(entry.phone())) {
            return new Check(Check.Verdict.INVALID_NUMBER, "Contact with invalid phone number: " + (entry.phone() == null ? "" : entry.phone())
                    + ". The phone number should have at least 5 digits.");
        }
        if (taken.map(KnownEntries.Taken::suppressed).orElseGet(() -> suppressions.suppressed(entry.accountKey(), entry.phone()))) {
            return new Check(Check.Verdict.SUPPRESSED, "The number is suppressed");
        }
        Integer days = campaigns.get(entry.campaignId()).options().historyDuplicateDays();
        if (days != null && entries.sentByOthersSince(entry, clock.instant().minus(Duration.ofDays(days)))) {
            return new Check(Check.Verdict.DUPLICATE, "Duplicate within " + days + " days");
        }
        return new Check(Check.Verdict.SEND, null);
    }

    @Override
    public void send(EntryId id, SendStep step) {
        Optional<KnownEntries.Taken> taken = known.taken(id);
        HopperEntry entry = taken.map(KnownEntries.Taken::entry).orElseGet(() -> rows().require(id));
        Contact contact = taken.map(KnownEntries.Taken::contact).orElseGet(() -> contacts.require(entry.contactId()));
        Campaign campaign = campaigns.get(entry.campaignId());
        RenderedTemplate rendered = templates.get(campaign.templateId()).render(contact.fields());
        int number = taken.isPresent() ? countFirst(entry, step) : rows().countAttempt(id);
        ledger.queue(new NewAttempt(entry.accountKey(), entry.phone(), rendered.content(), rendered.text(), campaign.templateId(),
                Origin.entry(entry.campaignId(), id, number, step.step(), step.token())));
    }

    /** Taken a moment ago, the entry is as it was then; a further send of this transaction would find it changed. */
    private int countFirst(HopperEntry entry, SendStep step) {
        known.changed(entry.id());
        int number = entry.attempts() + 1;
        firstTries.add(new HopperRepository.FirstTry(entry.id(), number, step.instance()));
        return number;
    }

    @Override
    public Instant awaitReply(EntryId id) {
        int days = campaigns.get(known.campaignOf(id)).options().responseTimeoutDays();
        Instant deadline = clock.instant().plus(Duration.ofDays(days));
        awaited.add(new HopperRepository.Awaited(id, deadline));
        return deadline;
    }

    @Override
    public void hold(EntryId id, String reason) {
        known.changed(id);
        rows().hold(id, reason, !NOT_CONFIRMED.equals(reason));
    }

    @Override
    public Instant awaitRetry(EntryId id, String reason, Duration retryAfter) {
        Instant at = retryAfter == null ? null : clock.instant().plus(retryAfter);
        known.changed(id);
        rows().awaitRetry(id, reason, at);
        return at == null ? clock.instant().plus(NEVER) : at;
    }

    @Override
    public void close(EntryId id, String reason) {
        known.changed(id);
        rows().close(id, reason);
    }

    /**
     * An entry that waits for its next try although the customer answers did get a message: it is not sent to again. What a customer
     * writes while the first message still waits to leave is no answer, nor is what was written before the entry was claimed.
     */
    @Override
    public AnswerResult answer(EntryId id, Answer answer) {
        HopperEntry entry = rows().lock(id).orElse(null);
        if (entry == null || entry.answeredAt() != null || late(entry, answer) || !everSent(entry) || olderThan(entry, answer)) {
            return new AnswerResult(AnswerTiming.LATE, null);
        }
        boolean queued = !entry.closed() && ledger.queued(id);
        if (queued && entry.deadlineAt() == null) {
            return new AnswerResult(AnswerTiming.LATE, null);
        }
        history.answered(id, answer.type().word(), answer.text() == null ? answer.payload() : answer.text(), answer.at());
        entries.answered(id, answer.at());
        if (entry.closed()) {
            entries.correctReason(id, ANSWERED);
            return new AnswerResult(AnswerTiming.IN_TIME_BUT_OVER, null);
        }
        if (queued || entry.held() || entry.status() == EntryStatus.RETRY) {
            ledger.cancelQueued(List.of(id));
            entries.close(id, ANSWERED);
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

    @Override
    public void suppress(AccountKey account, String phone, String reason) {
        suppressions.suppress(account, phone, reason);
    }

    @Override
    public void started(Map<EntryId, String> instances) {
        rows().started(instances);
    }

    @Override
    public void setAside(EntryId id, String reason) {
        HopperEntry entry = rows().require(id);
        entries.hold(id, reason, false);
        Campaign campaign = campaigns.get(entry.campaignId());
        events.publishEvent(new CampaignChanged(campaign.id(), campaign.name(), CampaignChanged.Change.TROUBLED, null, null,
                "Entry " + id + ": " + reason));
    }

    @Override
    public void instanceGone(EntryId id, String instance, String reason) {
        rows().lock(id).filter(entry -> !entry.closed() && isIn(entry, instance)).ifPresent(entry -> {
            ledger.cancelQueued(List.of(id));
            entries.close(id, reason);
        });
    }

    /** A flow that ends while it is started is over before its instance is written down. */
    private static boolean isIn(HopperEntry entry, String instance) {
        return entry.instance() == null ? entry.status() == EntryStatus.PENDING : entry.instance().equals(instance);
    }

    @Override
    public boolean tellAgain(EntryId id, String token) {
        return ledger.tellAgain(id, token);
    }

    @Override
    public boolean tellSettledAgain(EntryId id) {
        rows().lock(id);
        return ledger.tellSettledAgain(id);
    }

    @Override
    public void release(AccountKey account, String phone) {
        freed.add(account, phone);
    }

    /** The entries with everything this transaction has changed in them so far. */
    private HopperRepository rows() {
        firstTries.writeNow();
        awaited.writeNow();
        return entries;
    }
}
