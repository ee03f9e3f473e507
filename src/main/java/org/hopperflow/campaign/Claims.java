package org.hopperflow.campaign;

import java.util.List;
import org.hopperflow.shared.EntryId;
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

    private final HopperRepository entries;
    private final Hopper hopper;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Claims(HopperRepository entries, Hopper hopper, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.entries = entries;
        this.hopper = hopper;
        this.events = events;
        this.transaction = transaction;
    }

    /** Claims up to {@code limit} fresh entries; answers how many. */
    int claim(Campaign campaign, int limit) {
        try {
            return claimTogether(campaign, limit);
        } catch (RuntimeException e) {
            log.warn("Claiming {} entries of campaign {} together failed, one by one now: {}", limit, campaign.id(), e.toString());
            return claimSingly(campaign, limit);
        }
    }

    private int claimTogether(Campaign campaign, int limit) {
        Integer claimed = transaction.execute(status -> {
            List<EntryId> taken = entries.claim(campaign.id(), limit);
            if (!taken.isEmpty()) {
                events.publishEvent(new EntriesClaimed(campaign.flow().key(), campaign.flow().version(), taken));
            }
            return taken.size();
        });
        return claimed == null ? 0 : claimed;
    }

    private int claimSingly(Campaign campaign, int limit) {
        int claimed = 0;
        for (int i = 0; i < limit; i++) {
            int one;
            try {
                one = claimTogether(campaign, 1);
            } catch (RuntimeException e) {
                putAside(campaign, e);
                one = 1;
            }
            if (one == 0) {
                break;
            }
            claimed += one;
        }
        return claimed;
    }

    /** The claim was rolled back: the entry is the first fresh one again. */
    private void putAside(Campaign campaign, RuntimeException why) {
        transaction.executeWithoutResult(status -> entries.claim(campaign.id(), 1).forEach(entry -> {
            log.error("Entry {} of campaign {} cannot be started and is put aside", entry, campaign.id(), why);
            hopper.setAside(entry, "Could not be started: " + why.getMessage());
        }));
    }

    /** Tells up to {@code limit} flows that their retry was asked for; answers how many. */
    int retry(Campaign campaign, int limit) {
        Integer told = transaction.execute(status -> {
            List<Waiting> taken = entries.takeRequestedRetries(campaign.id(), limit);
            if (!taken.isEmpty()) {
                events.publishEvent(new RetryRequested(taken));
            }
            return taken.size();
        });
        return told == null ? 0 : told;
    }

    /** How many entries want to be sent; asked before permits of a campaign's own rate are taken. */
    int waitingFor(Campaign campaign) {
        return entries.claimable(campaign.id());
    }
}
