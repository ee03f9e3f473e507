package org.hopperflow.process.run;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.CampaignCalendar;
import org.springframework.stereotype.Component;

/**
 * "Open the hopper": the start date is reached, or the campaign starts at once. One that may not start by itself takes the way "Start date
 * was missed".
 */
@Component
class OpenHopper implements JavaDelegate {

    private final CampaignCalendar calendar;

    OpenHopper(CampaignCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CampaignVariables campaign = new CampaignVariables(execution);
        calendar.startDateReached(campaign.campaignId()).ifPresent(why -> {
            campaign.missed(why);
            throw new BpmnError("startMissed", why);
        });
    }
}
