package org.hopperflow.process.run;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.hopperflow.campaign.CampaignChanged;
import org.hopperflow.process.Correlation;
import org.hopperflow.process.Correlation.Reached;
import org.springframework.stereotype.Component;

/** What a change of the campaign means on its picture. A message that is not waited for there changes nothing. */
@Component
class CampaignSteps {

    private final Correlation correlation;
    private final CampaignIncidents incidents;
    private final CampaignDates dates;
    private final RuntimeService runtime;

    CampaignSteps(Correlation correlation, CampaignIncidents incidents, CampaignDates dates, RuntimeService runtime) {
        this.correlation = correlation;
        this.incidents = incidents;
        this.dates = dates;
        this.runtime = runtime;
    }

    void goOn(String instance, CampaignChanged changed) {
        switch (changed.change()) {
            case STOPPED -> correlation.tell(instance, "campaignStopped");
            case PAUSED -> pause(instance, changed);
            case TROUBLED -> incidents.raise(instance, changed);
            case RESUMED -> resume(instance);
            case COMPLETED -> complete(instance);
            case RESCHEDULED -> dates.move(instance, changed.startAt(), changed.endAt());
            case DELETED -> delete(instance, "Campaign deleted");
            default -> throw new IllegalArgumentException("Not a step of a running campaign: " + changed.change());
        }
    }

    /** Moves first: an incident belongs to the place where it is raised and would go with it. */
    private void pause(String instance, CampaignChanged changed) {
        correlation.tell(instance, "campaignPaused");
        incidents.raise(instance, changed);
    }

    private void resume(String instance) {
        incidents.resolve(instance);
        correlation.tell(instance, "campaignResumed");
    }

    /** A campaign may be over before it ever started; its process then has nothing left to wait for. */
    private void complete(String instance) {
        if (correlation.tell(instance, "campaignCompleted") == Reached.NOT_WAITING) {
            delete(instance, "Campaign completed");
        }
    }

    private void delete(String instance, String reason) {
        runtime.deleteProcessInstancesIfExists(List.of(instance), reason, false, false, false);
    }
}
