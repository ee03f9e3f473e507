package org.hopperflow.process.run;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.CampaignCalendar;
import org.springframework.stereotype.Component;

/** "Open the hopper": the start date is reached, or the campaign starts at once. */
@Component
class OpenHopper implements JavaDelegate {

    private final CampaignCalendar calendar;

    OpenHopper(CampaignCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calendar.startDateReached(new CampaignVariables(execution).campaignId());
    }
}
