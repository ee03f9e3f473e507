package org.hopperflow.process.flow;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.CampaignEnding;
import org.hopperflow.campaign.EntriesReset;
import org.hopperflow.campaign.EntryUndelivered;
import org.hopperflow.campaign.RetryRequested;
import org.hopperflow.campaign.UnconfirmedSettled;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.process.Correlation;
import org.hopperflow.process.Correlation.Reached;
import org.hopperflow.process.OneCommand;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells flows what the hopper learnt about their contact. */
@Component
class EntryNews {

    private final Correlation correlation;
    private final OneCommand oneCommand;
    private final RuntimeService runtime;
    private final Clock clock;

    EntryNews(Correlation correlation, OneCommand oneCommand, RuntimeService runtime, Clock clock) {
        this.correlation = correlation;
        this.oneCommand = oneCommand;
        this.runtime = runtime;
        this.clock = clock;
    }

    /**
     * A flow that never waits for it must not keep the news coming back: then it is history only.
     *
     * @throws NotWaitingYet when the flow does not wait for it yet
     */
    @EventListener
    void on(EntryUndelivered undelivered) {
        Reached reached = correlation.tell(undelivered.instance(), "deliveryFailed", HopperVariables.undelivered(
                undelivered.temporary(), undelivered.reason(), undelivered.retryAfter()));
        if (reached == Reached.NOT_WAITING && NotWaitingYet.mayChange(undelivered.at(), clock.instant())) {
            throw new NotWaitingYet("failed delivery", undelivered.entryId());
        }
    }

    @EventListener
    void on(UnconfirmedSettled settled) {
        correlation.tell(settled.instance(), settled.sent() ? "sendConfirmed" : "sendRefuted");
    }

    @EventListener
    void on(RetryRequested asked) {
        tellEach(asked.entries(), "retryRequested");
    }

    @EventListener
    void on(CampaignEnding ending) {
        tellEach(ending.entries(), "campaignEnded");
    }

    @EventListener
    void on(EntriesReset reset) {
        runtime.deleteProcessInstancesIfExists(instances(reset.entries()), FlowEnd.RESET, false, false, false);
    }

    private void tellEach(List<Waiting> entries, String message) {
        oneCommand.run(() -> instances(entries).forEach(instance -> correlation.tell(instance, message)));
    }

    private static List<String> instances(List<Waiting> entries) {
        return entries.stream().map(Waiting::instance).filter(Objects::nonNull).toList();
    }
}
