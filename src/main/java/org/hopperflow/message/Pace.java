package org.hopperflow.message;

import io.micrometer.core.instrument.MeterRegistry;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.springframework.stereotype.Component;

/** How many messages may leave now, over all nodes together. */
@Component
public class Pace {

    private final PaceRepository buckets;
    private final Senders senders;
    private final MeterRegistry meters;

    Pace(PaceRepository buckets, Senders senders, MeterRegistry meters) {
        this.buckets = buckets;
        this.senders = senders;
        this.meters = meters;
    }

    /** Takes up to {@code wanted} permits of a campaign's own rate. @param perSecond at least 1 */
    public int takeForCampaign(CampaignId campaign, int perSecond, int wanted) {
        return (int) buckets.take("campaign:" + campaign, perSecond, wanted);
    }

    /** Takes up to {@code wanted} permits; each is one message. */
    int take(AccountKey account, int wanted) {
        int taken = (int) buckets.take("account:" + account, senders.require(account).messagesPerSecond(), wanted);
        meters.counter("hopper.pace.refused", "account", account.value()).increment(wanted - taken);
        return taken;
    }

    /** Gives back permits that were not used. */
    void giveBack(AccountKey account, int unused) {
        if (unused > 0) {
            buckets.giveBack("account:" + account, senders.require(account).messagesPerSecond(), unused);
        }
    }
}
