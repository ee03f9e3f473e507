package org.hopperflow.process.run;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.hopperflow.campaign.CampaignChanged;
import org.springframework.stereotype.Component;

/** Makes a campaign's trouble visible in Cockpit, as an incident on its picture. */
@Component
class CampaignIncidents {

    static final String TYPE = "campaignTroubled";

    private final RuntimeService runtime;

    CampaignIncidents(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** The same reason is shown once. */
    void raise(String instance, CampaignChanged changed) {
        boolean known = open(instance).stream().anyMatch(incident -> changed.reason().equals(incident.getIncidentMessage()));
        ActivityInstance[] places = runtime.getActivityInstance(instance).getChildActivityInstances();
        if (!known && places.length > 0) {
            runtime.createIncident(TYPE, places[0].getExecutionIds()[0], changed.campaignId().toString(), changed.reason());
        }
    }

    /** The engine resolves all of the same type and configuration with the first: the others would not be found any more. */
    void resolve(String instance) {
        open(instance).stream().findFirst().ifPresent(incident -> runtime.resolveIncident(incident.getId()));
    }

    private List<Incident> open(String instance) {
        return runtime.createIncidentQuery().processInstanceId(instance).incidentType(TYPE).list();
    }
}
