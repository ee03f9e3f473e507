package org.hopperflow.message;

import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** How many messages of an account may leave now, over all nodes together. */
@Component
class Pace {

    private final PaceRepository buckets;
    private final Senders senders;

    Pace(PaceRepository buckets, Senders senders) {
        this.buckets = buckets;
        this.senders = senders;
    }

    /** Takes up to {@code wanted} permits; each is one message. */
    int take(AccountKey account, int wanted) {
        return (int) buckets.take("account:" + account, senders.require(account).messagesPerSecond(), wanted);
    }

    /** Gives back permits that were not used. */
    void giveBack(AccountKey account, int unused) {
        if (unused > 0) {
            buckets.giveBack("account:" + account, senders.require(account).messagesPerSecond(), unused);
        }
    }
}
