package org.hopperflow.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.contact.Contacts;
import org.hopperflow.contact.Suppressions;
import org.hopperflow.message.History;
import org.hopperflow.message.Ledger;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
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
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final OncePerTransaction<TemplateId, Template> templates;
    private final Ledger ledger;
    private final History history;
    private final Resends resends;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HopperDesk(HopperRepository entries, FreedCustomerRepository freed, CampaignRepository campaigns, Contacts contacts,
            Suppressions suppressions, Templates templates, Ledger ledger, History history, Resends resends,
            ApplicationEventPublisher events, Clock clock) {
        this.entries = entries;
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
        entries.lock(id);
    }

    @Override
    public EntryFacts facts(EntryId id) {
        HopperEntry entry = entry(id);
        CampaignOptions options = campaign(entry).options();
        return new EntryFacts(id, entry.campaignId(), entry.accountKey(), entry.contactId(), entry.phone(),
                options.includeActiveInteractions(), options.closeOnQuickReply(), resends.allowed(options, id));
    }

    @Override
    public Check check(EntryId id) {
        HopperEntry entry = entries.lock(id).orElseThrow(() -> RuleBroken.notFound("entry", id));
        if (!PhoneNumbers.sendable(entry.phone())) {
            return new Check(Check.Verdict.INVALID_NUMBER, "Contact with invalid phone number: " + (entry.phone() == null ? "" : entry.phone())
                    + ". The phone number should have at least 5 digits.");
        }
        if (suppressions.suppressed(entry.accountKey(), entry.phone())) {
            return new Check(Check.Verdict.SUPPRESSED, "The number is suppressed");
        }
        Integer days = campaign(entry).options().historyDuplicateDays();
        if (days != null && entries.sentByOthersSince(entry, clock.instant().minus(Duration.ofDays(days)))) {
            return new Check(Check.Verdict.DUPLICATE, "Duplicate within " + days + " days");
        }
        return new Check(Check.Verdict.SEND, null);
    }

    @Override
    public void send(EntryId id, SendStep step) {
        HopperEntry entry = entry(id);
        Campaign campaign = campaign(entry);
        RenderedTemplate rendered = templates.get(campaign.templateId()).render(contacts.require(entry.contactId()).fields());
        int number = entries.countAttempt(id);
        ledger.queue(new NewAttempt(entry.accountKey(), entry.phone(), rendered.content(), rendered.text(), campaign.templateId(),
                Origin.entry(entry.campaignId(), id, number, step.step(), step.token())));
    }

    @Override
    public Instant awaitReply(EntryId id) {
        Instant deadline = clock.instant().plus(Duration.ofDays(campaign(entry(id)).options().responseTimeoutDays()));
        entries.awaitReply(id, deadline);
        return deadline;
    }

    @Override
    public void hold(EntryId id, String reason) {
        entries.hold(id, reason, !NOT_CONFIRMED.equals(reason));
    }

    @Override
    public Instant awaitRetry(EntryId id, String reason, Duration retryAfter) {
        Instant at = retryAfter == null ? null : clock.instant().plus(retryAfter);
        entries.awaitRetry(id, reason, at);
        return at == null ? clock.instant().plus(NEVER) : at;
    }

    @Override
    public void close(EntryId id, String reason) {
        entries.close(id, reason);
    }

    /**
     * An entry that waits for its next try although the customer answers did get a message: it is not sent to again. What a customer
     * writes while the first message still waits to leave is no answer, nor is what was written before the entry was claimed.
     */
    @Override
    public AnswerResult answer(EntryId id, Answer answer) {
        HopperEntry entry = entries.lock(id).orElse(null);
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
        entries.started(instances);
    }

    @Override
    public void setAside(EntryId id, String reason) {
        HopperEntry entry = entry(id);
        entries.hold(id, reason, false);
        Campaign campaign = campaign(entry);
        events.publishEvent(new CampaignChanged(campaign.id(), campaign.name(), CampaignChanged.Change.TROUBLED, null, null,
                "Entry " + id + ": " + reason));
    }

    @Override
    public void instanceGone(EntryId id, String instance, String reason) {
        entries.lock(id).filter(entry -> !entry.closed() && isIn(entry, instance)).ifPresent(entry -> {
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
        entries.lock(id);
        return ledger.tellSettledAgain(id);
    }

    @Override
    public void release(AccountKey account, String phone) {
        freed.add(account, phone);
    }

    private HopperEntry entry(EntryId id) {
        return entries.find(id).orElseThrow(() -> RuleBroken.notFound("entry", id));
    }

    private Campaign campaign(HopperEntry entry) {
        return campaigns.get(entry.campaignId());
    }
}
