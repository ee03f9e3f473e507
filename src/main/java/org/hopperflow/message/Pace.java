package org.hopperflow.message;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.springframework.stereotype.Component;

/**
 * How many messages may leave now, over all nodes together. An account that was throttled has a second, slower bucket for a while; the
 * configured one is asked all the same, so that nodes which hear of a change at different moments stay under it together.
 */
@Component
public class Pace {

    private final PaceRepository buckets;
    private final Senders senders;
    private final Slowdowns slowdowns;
    private final MeterRegistry meters;
    private final Clock clock;

    Pace(PaceRepository buckets, Senders senders, Slowdowns slowdowns, MeterRegistry meters, Clock clock) {
        this.buckets = buckets;
        this.senders = senders;
        this.slowdowns = slowdowns;
        this.meters = meters;
        this.clock = clock;
    }

    /** Takes up to {@code wanted} permits of a campaign's own rate. @param perSecond at least 1 */
    public int takeForCampaign(CampaignId campaign, int perSecond, int wanted) {
        return (int) buckets.take("campaign:" + campaign, perSecond, wanted);
    }

    /** Takes up to {@code wanted} permits; each is one message. */
    int take(AccountKey account, int wanted) {
        int allowed = senders.require(account).messagesPerSecond();
        int effective = effective(account, allowed);
        if (effective == 0) {
            meters.counter("hopper.pace.refused", "account", account.value()).increment(wanted);
            return 0;
        }
        int slow = effective == allowed ? wanted : (int) buckets.take(slow(account), effective, wanted);
        int taken = slow == 0 ? 0 : (int) buckets.take(configured(account), allowed, slow);
        if (effective < allowed && taken < slow) {
            buckets.giveBack(slow(account), effective, slow - taken);
        }
        meters.counter("hopper.pace.refused", "account", account.value()).increment(wanted - taken);
        return taken;
    }

    /** The provider said "too fast": from the commit on the account sends half as fast as now, and creeps up again. */
    void lower(AccountKey account, String reason) {
        slowdowns.lowerAfterCommit(account, senders.require(account).messagesPerSecond(), reason);
    }

    /** Messages a second at this moment; 0 while nothing leaves at all. */
    int effective(AccountKey account) {
        return effective(account, senders.require(account).messagesPerSecond());
    }

    /** Empty when something may leave. */
    Optional<Hold> held(AccountKey account) {
        PaceNow now = slowdowns.of(account);
        int allowed = senders.require(account).messagesPerSecond();
        return now.heldUntil(clock.instant()).map(until -> new Hold(until, now.reason(allowed, clock.instant())));
    }

    private int effective(AccountKey account, int allowed) {
        return slowdowns.of(account).effective(allowed, clock.instant());
    }

    private static String configured(AccountKey account) {
        return "account:" + account;
    }

    private static String slow(AccountKey account) {
        return "slow:" + account;
    }
}
