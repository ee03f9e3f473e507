package org.hopperflow.process.run;

import java.time.Clock;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.CampaignChanged;
import org.hopperflow.campaign.CampaignChanged.Change;
import org.hopperflow.process.Instances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves a campaign's own process along with the campaign's life. */
@Component
class CampaignRuns {

    private static final String PROCESS = "campaignRun";

    private final RuntimeService runtime;
    private final Instances instances;
    private final CampaignSteps steps;
    private final Clock clock;

    CampaignRuns(RuntimeService runtime, Instances instances, CampaignSteps steps, Clock clock) {
        this.runtime = runtime;
        this.instances = instances;
        this.steps = steps;
        this.clock = clock;
    }

    @EventListener
    void on(CampaignChanged changed) {
        String campaign = changed.campaignId().toString();
        if (changed.change() == Change.CREATED) {
            runtime.startProcessInstanceByKey(PROCESS, campaign, CampaignVariables.created(changed, clock.instant()));
        } else {
            instances.toTell(PROCESS, campaign).ifPresent(instance -> steps.goOn(instance, changed));
        }
    }
}
