package org.hopperflow.campaign;

import static org.hopperflow.campaign.CampaignStatus.COMPLETED;
import static org.hopperflow.campaign.CampaignStatus.PAUSED;
import static org.hopperflow.campaign.CampaignStatus.RUNNING;
import static org.hopperflow.campaign.CampaignStatus.SCHEDULED;
import static org.hopperflow.campaign.CampaignStatus.STOPPED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hopperflow.campaign.CampaignChanged.Change;
import org.hopperflow.contact.Contacts;
import org.hopperflow.message.ProviderReadiness;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.Repeated;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.operation.Quarantine;
import org.hopperflow.template.Templates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The life of campaigns. The row is the truth; the campaign's own process follows by events in the same transaction. */
@Service
@Repeated
@Transactional
class CampaignRegister implements CampaignCalendar {

    private static final String END_DATE = "The end date was reached";

    private final CampaignRepository campaigns;
    private final HopperRepository entries;
    private final HopperCountRepository counts;
    private final CampaignRules rules;
    private final HopperClearing clearing;
    private final Contacts contacts;
    private final Templates templates;
    private final Quarantine quarantine;
    private final LateStart lateStart;
    private final ProviderReadiness readiness;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CampaignRegister(CampaignRepository campaigns, HopperRepository entries, HopperCountRepository counts, CampaignRules rules,
            HopperClearing clearing, Contacts contacts, Templates templates, Quarantine quarantine, LateStart lateStart,
                    ProviderReadiness readiness,
            ApplicationEventPublisher events, Clock clock) {
        this.campaigns = campaigns;
        this.entries = entries;
        this.counts = counts;
        this.rules = rules;
        this.clearing = clearing;
        this.contacts = contacts;
        this.templates = templates;
        this.quarantine = quarantine;
        this.lateStart = lateStart;
        this.readiness = readiness;
        this.events = events;
        this.clock = clock;
    }

    public CampaignId create(NewCampaign wanted) {
        rules.check(wanted);
        if (wanted.startAt() == null) {
            quarantine.refuseToSend();
        }
        Campaign campaign = new Campaign(CampaignId.next(), wanted.name().strip(), wanted.accountKey(), wanted.templateId(),
                Flow.of(wanted.flow()), wanted.startAt() == null ? RUNNING : SCHEDULED, null, CampaignOptions.of(wanted), clock.instant());
        campaigns.insert(campaign);
        publish(campaign, Change.CREATED, null);
        return campaign.id();
    }

    public void addList(CampaignId id, ListId list) {
        Campaign campaign = require(id);
        refuseWhenOver(campaign);
        contacts.requireList(list);
        campaigns.addList(id, list);
        contacts.campaignTakes(list, campaign.accountKey());
        entries.fill(id, campaign.accountKey(), list);
        refuseWhenOver(campaigns.lock(id));
    }

    public void stop(CampaignId id) {
        move(id, List.of(RUNNING, SCHEDULED, PAUSED), STOPPED, Change.STOPPED, null);
    }

    public void resume(CampaignId id) {
        rules.checkSendable(templates.require(require(id).templateId()));
        quarantine.refuseToSend();
        move(id, List.of(STOPPED, PAUSED, SCHEDULED), RUNNING, Change.RESUMED, null);
    }

    /** Its provider was asked and has nothing against it, or cannot be asked now: it sends. */
    void asked(CampaignId id) {
        campaigns.asked(id);
    }

    /** Started, and not asked about in time: the node that was to ask is gone, perhaps. */
    List<CampaignBegun> takeUnasked(Duration since) {
        return campaigns.takeUnasked(clock.instant().minus(since));
    }

    /** The system's own stop, once; harmless when it does not run. */
    boolean pause(CampaignId id, String reason) {
        Campaign campaign = require(id);
        boolean paused = campaigns.move(id, List.of(RUNNING), PAUSED, reason);
        if (paused) {
            publish(campaign, Change.PAUSED, reason);
        }
        return paused;
    }

    public int retry(CampaignId id) {
        return retry(id, null);
    }

    /** @param reason only those that show it; null for all */
    int retry(CampaignId id, String reason) {
        Campaign campaign = require(id);
        if (campaign.over()) {
            throw RuleBroken.conflict("campaign-completed", "The campaign is completed; nothing is tried again.");
        }
        return entries.requestRetry(id, reason);
    }

    @Override
    public Optional<String> startDateReached(CampaignId id) {
        Campaign campaign = campaigns.find(id).filter(found -> found.status() == SCHEDULED).orElse(null);
        Optional<String> why = campaign == null ? Optional.empty()
                : lateStart.whyNot(campaign).or(() -> readiness.known(campaign.accountKey()));
        boolean moved = campaigns.move(id, List.of(SCHEDULED), why.isPresent() ? PAUSED : RUNNING, why.orElse(null));
        if (moved && why.isPresent()) {
            publish(campaign, Change.PAUSED, why.get());
        } else if (moved) {
            campaigns.askFirst(id, "Its provider is asked whether the account can send");
            events.publishEvent(new CampaignBegun(id, campaign.accountKey()));
        }
        return moved ? why : Optional.empty();
    }

    @Override
    public void endDateReached(CampaignId id) {
        campaigns.move(id, List.of(RUNNING, STOPPED, PAUSED, SCHEDULED), COMPLETED, END_DATE);
    }

    /** Every entry is closed; looked at again behind the lock, since a list may just have been added. */
    void complete(Campaign campaign) {
        campaigns.lock(campaign.id());
        if (campaigns.done(campaign.id()) && campaigns.move(campaign.id(), List.of(RUNNING), COMPLETED, null)) {
            publish(campaign, Change.COMPLETED, null);
        }
    }

    /** Two at once would put back to fresh what the other one has just sent again. */
    void holdForReset(CampaignId id) {
        if (!campaigns.holdForReset(id)) {
            throw RuleBroken.conflict("reset-under-way", "The campaign is being reset already.");
        }
    }

    /** Its own process should have ended it by now; perhaps it is gone. */
    void endOverdue(Campaign campaign) {
        if (campaigns.move(campaign.id(), List.of(RUNNING, STOPPED, PAUSED, SCHEDULED), COMPLETED, END_DATE)) {
            publish(campaign, Change.COMPLETED, null);
        }
    }

    /** A completed campaign whose hopper was reset runs again; one that is just about to complete is waited for. */
    void reopen(CampaignId id) {
        Campaign campaign = campaigns.lock(id);
        if (campaign.over()) {
            quarantine.refuseToSend();
            campaigns.move(id, List.of(COMPLETED), RUNNING, null);
            publish(campaign, Change.CREATED, null);
        }
    }

    /**
     * Entries first, as everywhere: who changes one may have to look at its campaign. A claim that began before the campaign stopped is
     * waited for, and cleared as well: its flows would never find their entries again. History and conversations stay.
     */
    void delete(CampaignId id) {
        refuseToDelete(require(id));
        clearing.clear(id);
        Campaign campaign = campaigns.lockToDelete(id).orElseThrow(() -> RuleBroken.notFound("campaign", id));
        refuseToDelete(campaign);
        clearing.clear(id);
        publish(campaign, Change.DELETED, null);
        entries.delete(id);
        campaigns.markDeleted(id);
    }

    @Transactional(readOnly = true)
    public CampaignSummary summary(CampaignId id) {
        return summary(require(id), counts.of(id));
    }

    @Transactional(readOnly = true)
    public List<CampaignSummary> newest(int limit) {
        List<Campaign> newest = campaigns.newest(null, null, null, limit);
        Map<CampaignId, HopperCounts> hoppers = counts.of(newest.stream().map(Campaign::id).toList());
        return newest.stream().map(campaign -> summary(campaign, hoppers.get(campaign.id()))).toList();
    }

    Page<Campaign> page(AccountKey account, CampaignStatus status, CampaignId after, int limit) {
        return Page.of(campaigns.newest(account, status, after, limit + 1), limit, Campaign::id);
    }

    Campaign require(CampaignId id) {
        return campaigns.find(id).orElseThrow(() -> RuleBroken.notFound("campaign", id));
    }

    /** Deleted or not: what belongs to its past. @throws RuleBroken campaign-not-found */
    void requireEver(CampaignId id) {
        if (!campaigns.known(id)) {
            throw RuleBroken.notFound("campaign", id);
        }
    }

    private static CampaignSummary summary(Campaign campaign, HopperCounts hopper) {
        return new CampaignSummary(campaign.id(), campaign.name(), campaign.accountKey(), campaign.templateId(), campaign.status(),
                campaign.statusReason(), hopper, campaign.createdAt());
    }

    private void move(CampaignId id, List<CampaignStatus> from, CampaignStatus to, Change change, String reason) {
        Campaign campaign = require(id);
        if (!campaigns.move(id, from, to, reason)) {
            throw wrongState(require(id), change.name().toLowerCase(Locale.ROOT));
        }
        publish(campaign, change, reason);
    }

    private static void refuseToDelete(Campaign campaign) {
        if (campaign.status() != STOPPED && campaign.status() != COMPLETED) {
            throw wrongState(campaign, "deleted");
        }
    }

    private static void refuseWhenOver(Campaign campaign) {
        if (campaign.over()) {
            throw RuleBroken.conflict("campaign-completed", "The campaign is completed; a list cannot be added any more.");
        }
    }

    private static RuleBroken wrongState(Campaign campaign, String what) {
        return RuleBroken.conflict("wrong-state", "A campaign that is " + campaign.status() + " cannot be " + what + ".");
    }

    private void publish(Campaign campaign, Change change, String reason) {
        Instant start = change == Change.CREATED ? campaign.options().startAt() : null;
        events.publishEvent(new CampaignChanged(campaign.id(), campaign.name(), change, start, campaign.options().endAt(), reason));
    }
}
