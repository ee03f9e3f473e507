package org.hopperflow.campaign;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.operation.Reading;
import org.hopperflow.shared.operation.Watcher;
import org.springframework.stereotype.Component;

/** What the accounts' hoppers have to give, by account, since campaigns come and go. */
@Component
class CampaignMeters implements Watcher {

    private final CampaignRepository campaigns;
    private final HopperCountRepository counts;
    private final Clock clock;
    private final Reading sending = new Reading("hopper.campaigns.sending", null, "Running campaigns that are inside their hours");
    private final Reading fresh = new Reading("hopper.contacts.fresh", null, "Fresh contacts of running campaigns");

    CampaignMeters(CampaignRepository campaigns, HopperCountRepository counts, Clock clock) {
        this.campaigns = campaigns;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public List<Reading> readings() {
        return List.of(sending, fresh);
    }

    @Override
    public void look() {
        Map<AccountKey, Integer> open = new HashMap<>();
        for (Campaign campaign : campaigns.running()) {
            open.merge(campaign.accountKey(), campaign.sendsAt(clock.instant()) ? 1 : 0, Integer::sum);
        }
        sending.set(open);
        fresh.set(counts.freshOfRunning());
    }
}
