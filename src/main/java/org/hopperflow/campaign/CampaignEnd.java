package org.hopperflow.campaign;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hopperflow.message.Ledger;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Completes campaigns whose hopper is done, and closes what is still open in those whose time is over. */
@Component
class CampaignEnd {

    static final String ENDED = "Campaign ended";

    private static final Logger log = LoggerFactory.getLogger(CampaignEnd.class);
    private static final int BATCH = 50;
    /** How late the campaign's own process may be with the end date before it is not waited for any more. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final UUID FIRST = new UUID(0, 0);

    private final CampaignRepository campaigns;
    private final CampaignRegister register;
    private final HopperRepository entries;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CampaignEnd(CampaignRepository campaigns, CampaignRegister register, HopperRepository entries, Ledger ledger,
            ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.campaigns = campaigns;
        this.register = register;
        this.entries = entries;
        this.ledger = ledger;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        campaigns.notEndedBefore(clock.instant().minus(PATIENCE)).forEach(register::endOverdue);
        campaigns.running().stream().filter(campaign -> campaigns.done(campaign.id())).forEach(register::complete);
        campaigns.endingWithOpenEntries().forEach(this::end);
    }

    /** An entry whose message is just leaving cannot be told now; the next look tells it. */
    private void end(CampaignId campaign) {
        transaction.executeWithoutResult(status -> entries.closeFresh(campaign, ENDED));
        UUID after = FIRST;
        List<Waiting> open = entries.openOf(campaign, after, BATCH);
        while (!open.isEmpty()) {
            tell(open);
            after = open.get(open.size() - 1).entryId().value();
            open = entries.openOf(campaign, after, BATCH);
        }
    }

    private void tell(List<Waiting> open) {
        try {
            transaction.executeWithoutResult(status -> {
                List<EntryId> ids = open.stream().map(Waiting::entryId).toList();
                entries.lockAll(ids);
                ledger.recall(ids, ENDED);
                events.publishEvent(new CampaignEnding(open));
            });
        } catch (RuntimeException e) {
            log.warn("{} entries could not be told that their campaign ended: {}", open.size(), e.toString());
            if (open.size() > 1) {
                open.forEach(entry -> tell(List.of(entry)));
            }
        }
    }
}
