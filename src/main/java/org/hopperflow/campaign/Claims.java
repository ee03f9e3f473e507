package org.hopperflow.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.PassingFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes entries out of the hopper and starts their flows in the same transaction. A batch that fails is repeated contact by contact;
 * the one that fails alone is put aside with the reason.
 */
@Component
class Claims {

    private static final Logger log = LoggerFactory.getLogger(Claims.class);

    /** So many that all fail alone are no accident. */
    private static final int MANY = 3;

    private final HopperClaimRepository entries;
    private final KnownEntries known;
    private final CampaignRepository campaigns;
    private final CampaignRegister register;
    private final Hopper hopper;
    private final DailyShare daily;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Claims(HopperClaimRepository entries, KnownEntries known, CampaignRepository campaigns, CampaignRegister register, Hopper hopper,
            DailyShare daily, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.entries = entries;
        this.known = known;
        this.campaigns = campaigns;
        this.register = register;
        this.hopper = hopper;
        this.daily = daily;
        this.events = events;
        this.transaction = transaction;
    }

    /** Claims up to {@code limit} fresh entries; answers how many. */
    int claim(Campaign campaign, int limit) {
        if (daily.limited(campaign.accountKey())) {
            List<EntryId> picked = daily.pick(campaign, limit);
            return picked.isEmpty() ? 0 : claim(campaign, () -> entries.claim(picked), () -> picked);
        }
        return claim(campaign, () -> entries.claim(campaign.id(), limit), () -> entries.fresh(campaign.id(), limit));
    }

    private int claim(Campaign campaign, Supplier<List<Claimed>> together, Supplier<List<EntryId>> singly) {
        try {
            return inTransaction(() -> campaigns.holdRunning(campaign.id()) ? start(campaign, together.get()) : 0);
        } catch (RuntimeException e) {
            log.warn("Claiming entries of campaign {} together failed, one by one now: {}", campaign.id(), e.toString());
            return claimSingly(campaign, singly.get());
        }
    }

    /** When not one of many can be started, it is not the contacts: the campaign pauses and keeps them fresh. */
    private int claimSingly(Campaign campaign, List<EntryId> fresh) {
        Map<EntryId, RuntimeException> failed = new LinkedHashMap<>();
        for (EntryId entry : fresh) {
            try {
                inTransaction(() -> campaigns.holdRunning(campaign.id()) ? start(campaign, entries.claim(entry)) : 0);
            } catch (RuntimeException e) {
                if (PassingFault.is(e)) {
                    throw e;
                }
                failed.put(entry, e);
            }
        }
        if (failed.size() == fresh.size() && fresh.size() >= MANY) {
            register.pause(campaign.id(), "No contact can be started: " + failed.get(fresh.get(0)).getMessage());
        } else {
            failed.forEach((entry, why) -> putAside(campaign, entry, why));
        }
        return fresh.size();
    }

    private int start(Campaign campaign, List<Claimed> taken) {
        if (!taken.isEmpty()) {
            known.take(taken);
            events.publishEvent(new EntriesClaimed(campaign.flow().key(), campaign.flow().version(),
                    taken.stream().map(claimed -> claimed.entry().id()).toList()));
        }
        return taken.size();
    }

    private void putAside(Campaign campaign, EntryId failed, RuntimeException why) {
        transaction.executeWithoutResult(status -> entries.claim(failed).stream().map(Claimed::entry).forEach(entry -> {
            log.error("Entry {} of campaign {} cannot be started and is put aside", entry.id(), campaign.id(), why);
            hopper.setAside(entry.id(), "Could not be started: " + why.getMessage());
        }));
    }

    /** Tells up to {@code limit} flows that their retry was asked for; answers how many. */
    int retry(Campaign campaign, int limit) {
        try {
            return inTransaction(() -> tell(entries.takeRequestedRetries(campaign.id(), limit)));
        } catch (RuntimeException e) {
            log.warn("Retrying {} entries of campaign {} together failed, one by one now: {}", limit, campaign.id(), e.toString());
            List<EntryId> asked = entries.requestedRetries(campaign.id(), limit);
            asked.forEach(entry -> retryAlone(campaign, entry));
            return asked.size();
        }
    }

    /** One that fails alone by its own fault waits, with the reason, until it is asked for again. */
    private void retryAlone(Campaign campaign, EntryId entry) {
        try {
            inTransaction(() -> tell(entries.takeRequestedRetry(entry)));
        } catch (RuntimeException e) {
            if (PassingFault.is(e)) {
                throw e;
            }
            log.error("Entry {} of campaign {} cannot be tried again", entry, campaign.id(), e);
            transaction.executeWithoutResult(status -> entries.takeRequestedRetry(entry).forEach(failed -> {
                String reason = "Could not be tried again: " + e.getMessage();
                entries.explain(entry, reason);
                events.publishEvent(new CampaignChanged(campaign.id(), campaign.name(), CampaignChanged.Change.TROUBLED, null, null,
                        "Entry " + entry + ": " + reason));
            }));
        }
    }

    private int tell(List<Waiting> taken) {
        if (!taken.isEmpty()) {
            events.publishEvent(new RetryRequested(taken));
        }
        return taken.size();
    }

    private int inTransaction(Supplier<Integer> work) {
        Integer done = transaction.execute(status -> work.get());
        return done == null ? 0 : done;
    }

    /** How many entries want to be sent; asked before permits of a campaign's own rate are taken. */
    int waitingFor(Campaign campaign) {
        return entries.claimable(campaign.id());
    }
}
