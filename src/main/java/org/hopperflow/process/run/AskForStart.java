package org.hopperflow.process.run;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** A campaign that comes to rest because its start date was missed says so in Cockpit; a pause from outside says it itself. */
@Component
class AskForStart implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        CampaignVariables campaign = new CampaignVariables(execution);
        campaign.takeMissed().ifPresent(why ->
                execution.createIncident(CampaignIncidents.TYPE, campaign.campaignId().toString(), why));
    }
}
