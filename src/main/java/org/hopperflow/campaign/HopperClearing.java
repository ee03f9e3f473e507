package org.hopperflow.campaign;

import java.util.List;
import java.util.UUID;
import org.hopperflow.message.Ledger;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends every flow of a campaign and calls back what has not left: a hopper that goes leaves nobody waiting and no customer taken. */
@Component
class HopperClearing {

    private static final int BATCH = 500;

    private final HopperRepository entries;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    HopperClearing(HopperRepository entries, Ledger ledger, ApplicationEventPublisher events) {
        this.entries = entries;
        this.ledger = ledger;
        this.events = events;
    }

    void clear(CampaignId campaign) {
        List<Waiting> some = entries.notFresh(campaign, new UUID(0, 0), BATCH);
        while (!some.isEmpty()) {
            List<EntryId> ids = some.stream().map(Waiting::entryId).toList();
            ledger.cancelQueued(ids);
            events.publishEvent(new EntriesReset(some.stream().filter(entry -> entry.instance() != null).toList()));
            some = entries.notFresh(campaign, ids.get(ids.size() - 1).value(), BATCH);
        }
    }
}
