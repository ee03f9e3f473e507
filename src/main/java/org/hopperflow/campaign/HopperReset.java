package org.hopperflow.campaign;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hopperflow.message.Ledger;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.Repeated;
import org.hopperflow.shared.RuleBroken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts every entry back to fresh. The history stays; an entry whose send is not settled is left alone until it is. */
@Component
class HopperReset {

    private static final int BATCH = 500;

    private final CampaignRegister register;
    private final HopperRepository entries;
    private final HopperCountRepository counts;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    HopperReset(CampaignRegister register, HopperRepository entries, HopperCountRepository counts, Ledger ledger,
            ApplicationEventPublisher events) {
        this.register = register;
        this.entries = entries;
        this.counts = counts;
        this.ledger = ledger;
        this.events = events;
    }

    /** @throws RuleBroken confirmation-required, reset-under-way */
    @Repeated
    @Transactional
    public Result reset(CampaignId id, boolean confirmed) {
        register.require(id);
        if (!confirmed) {
            throw RuleBroken.conflict("confirmation-required", consequences(counts.of(id)));
        }
        register.holdForReset(id);
        Result result = new Result(0, 0);
        List<Waiting> some = entries.notFresh(id, new UUID(0, 0), BATCH);
        while (!some.isEmpty()) {
            result = result.plus(resetSome(some));
            some = entries.notFresh(id, some.get(some.size() - 1).entryId().value(), BATCH);
        }
        register.reopen(id);
        return result;
    }

    private static String consequences(HopperCounts now) {
        return "A reset puts " + (now.total() - now.fresh()) + " contacts back to fresh, so that they are written to again: " + now.closed()
                + " that are closed, " + now.pending() + " that are pending and " + now.retry() + " that wait for their retry. "
                + "What has not left yet is cancelled; the history stays, and suppressed numbers stay suppressed. "
                + "Confirm it with {\"confirm\": true}.";
    }

    private Result resetSome(List<Waiting> some) {
        Set<EntryId> unsettled = ledger.holdQueued(ids(some));
        List<Waiting> settled = some.stream().filter(entry -> !unsettled.contains(entry.entryId())).toList();
        ledger.cancelQueued(ids(settled));
        events.publishEvent(new EntriesReset(settled.stream().filter(entry -> entry.instance() != null).toList()));
        entries.reset(ids(settled));
        return new Result(settled.size(), unsettled.size());
    }

    private static List<EntryId> ids(List<Waiting> some) {
        return some.stream().map(Waiting::entryId).toList();
    }

    /** @param left entries whose send is not settled yet */
    record Result(int reset, int left) {

        Result plus(Result other) {
            return new Result(reset + other.reset, left + other.left);
        }
    }
}
