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

    /** "Only when asked": the engine's timer needs a date. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final EntryChanges entries;
    private final Answers answers;
    private final FreedCustomerRepository freed;
    private final OncePerTransaction<CampaignId, Campaign> campaigns;
    private final KnownEntries known;
    private final Contacts contacts;
    private final Suppressions suppressions;
    private final OptIn optIn;
    private final OncePerTransaction<TemplateId, Template> templates;
    private final Ledger ledger;
    private final Resends resends;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HopperDesk(EntryChanges entries, Answers answers, FreedCustomerRepository freed, CampaignRepository campaigns, KnownEntries known,
            Contacts contacts, Suppressions suppressions, OptIn optIn, Templates templates, Ledger ledger, Resends resends,
            ApplicationEventPublisher events, Clock clock) {
        this.entries = entries;
        this.answers = answers;
        this.known = known;
        this.freed = freed;
        this.campaigns = new OncePerTransaction<>(id -> campaigns.find(id).orElseThrow(() -> RuleBroken.notFound("campaign", id)));
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.optIn = optIn;
        this.templates = new OncePerTransaction<>(templates::require);
        this.ledger = ledger;
        this.resends = resends;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void lock(EntryId id) {
        ledger.holdAccepted(id);
        entries.rows().lock(id);
    }

    @Override
    public EntryFacts facts(EntryId id) {
        HopperEntry entry = known.taken(id).map(KnownEntries.Taken::entry).orElseGet(() -> entries.rows().require(id));
        CampaignOptions options = campaigns.get(entry.campaignId()).options();
        return new EntryFacts(id, entry.campaignId(), entry.accountKey(), entry.contactId(), entry.phone(),
                options.includeActiveInteractions(), options.closeOnQuickReply(), resends.allowed(options, id), entry.deadlineAt());
    }

    @Override
    public Check check(EntryId id) {
        Optional<KnownEntries.Taken> taken = known.taken(id);
        HopperEntry entry = taken.map(KnownEntries.Taken::entry)
                .orElseGet(() -> entries.rows().lock(id).orElseThrow(() -> RuleBroken.notFound("entry", id)));
        if (!PhoneNumbers.sendable(entry.phone())) {
            return new Check(Check.Verdict.INVALID_NUMBER, "Contact with invalid phone number: " + (entry.phone() == null ? "" : entry.phone())
                    + ". The phone number should have at least 5 digits.");
        }
        boolean marketing = templates.get(campaigns.get(entry.campaignId()).templateId()).marketing();
        if (taken.map(known -> known.suppressedFor(marketing))
                .orElseGet(() -> suppressions.suppressed(entry.accountKey(), entry.phone(), marketing))) {
            return new Check(Check.Verdict.SUPPRESSED, "The number is suppressed");
        }
        Optional<String> noOptIn = optIn.whyNot(() -> taken.map(KnownEntries.Taken::contact)
                .orElseGet(() -> contacts.byIds(List.of(entry.contactId())).get(entry.contactId())));
        if (noOptIn.isPresent()) {
            return new Check(Check.Verdict.NO_OPT_IN, noOptIn.get());
        }
        Integer days = campaigns.get(entry.campaignId()).options().historyDuplicateDays();
        if (days != null && sentByOthers(entry, Duration.ofDays(days))) {
            return new Check(Check.Verdict.DUPLICATE, "Duplicate within " + days + " days");
        }
        return new Check(Check.Verdict.SEND, null);
    }

    private boolean sentByOthers(HopperEntry entry, Duration ago) {
        return ledger.sentByOthersSince(entry.accountKey(), entry.phone(), entry.campaignId(), clock.instant().minus(ago));
    }

    @Override
    public void send(EntryId id, SendStep step) {
        Optional<KnownEntries.Taken> taken = known.taken(id);
        HopperEntry entry = taken.map(KnownEntries.Taken::entry).orElseGet(() -> entries.rows().require(id));
        Contact contact = taken.map(KnownEntries.Taken::contact).orElseGet(() -> contacts.require(entry.contactId()));
        Campaign campaign = campaigns.get(entry.campaignId());
        RenderedTemplate rendered = templates.get(campaign.templateId()).render(contact.fields());
        int number = taken.isPresent() ? entries.countFirst(entry, step.instance()) : entries.rows().countAttempt(id);
        // A further send of this transaction would find it changed.
        known.changed(id);
        ledger.queue(new NewAttempt(entry.accountKey(), entry.phone(), rendered.content(), rendered.text(), campaign.templateId(),
                Origin.entry(entry.campaignId(), id, number, step.step(), step.token())));
    }

    @Override
    public Instant awaitReply(EntryId id) {
        int days = campaigns.get(known.campaignOf(id)).options().responseTimeoutDays();
        Instant deadline = clock.instant().plus(Duration.ofDays(days));
        entries.awaitReply(id, deadline);
        return deadline;
    }

    @Override
    public void hold(EntryId id, String reason) {
        known.changed(id);
        entries.rows().hold(id, reason, !NOT_CONFIRMED.equals(reason));
    }

    @Override
    public Instant awaitRetry(EntryId id, String reason, Duration retryAfter) {
        Instant at = retryAfter == null ? null : clock.instant().plus(retryAfter);
        known.changed(id);
        entries.rows().awaitRetry(id, reason, at);
        return at == null ? clock.instant().plus(NEVER) : at;
    }

    @Override
    public void close(EntryId id, String reason) {
        known.changed(id);
        entries.rows().close(id, reason);
    }

    @Override
    public AnswerResult answer(EntryId id, Answer answer) {
        return answers.take(id, answer);
    }

    @Override
    public void suppress(AccountKey account, String phone, String reason) {
        suppressions.suppress(account, phone, reason);
    }

    @Override
    public void started(Map<EntryId, String> instances) {
        entries.rows().started(instances);
    }

    @Override
    public void setAside(EntryId id, String reason) {
        HopperEntry entry = entries.rows().require(id);
        entries.rows().hold(id, reason, false);
        Campaign campaign = campaigns.get(entry.campaignId());
        events.publishEvent(new CampaignChanged(campaign.id(), campaign.name(), CampaignChanged.Change.TROUBLED, null, null,
                "Entry " + id + ": " + reason));
    }

    @Override
    public void instanceGone(EntryId id, String instance, String reason) {
        entries.rows().lock(id).filter(entry -> !entry.closed() && isIn(entry, instance)).ifPresent(entry -> {
            ledger.cancelQueued(List.of(id));
            entries.rows().close(id, reason);
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
        entries.rows().lock(id);
        return ledger.tellSettledAgain(id);
    }

    @Override
    public void release(AccountKey account, String phone) {
        freed.add(account, phone);
    }
}
