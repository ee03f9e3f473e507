package org.hopperflow.process.run;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.CampaignCalendar;
import org.springframework.stereotype.Component;

/** "Close the hopper": the end date is reached. */
@Component
class EndCampaign implements JavaDelegate {

    private final CampaignCalendar calendar;

    EndCampaign(CampaignCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calendar.endDateReached(new CampaignVariables(execution).campaignId());
    }
}
