package org.hopperflow.process.run;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.hopperflow.process.EngineDates;
import org.springframework.stereotype.Component;

/** Moves the dates on a campaign's picture: the timer that runs, and what those to come will read. */
@Component
class CampaignDates {

    private final RuntimeService runtime;
    private final ManagementService management;

    CampaignDates(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** @param startAt null when the start is not to be moved @param endAt null: until every entry is closed */
    void move(String instance, Instant startAt, Instant endAt) {
        if (startAt != null) {
            set(instance, "startAt", EngineDates.of(startAt), "startDate");
        }
        Date end = CampaignVariables.end(endAt);
        set(instance, "endAt", end, "endDate", "endDateAtRest");
    }

    private void set(String instance, String variable, Date date, String... timers) {
        runtime.setVariable(instance, variable, date);
        for (String timer : timers) {
            for (Job job : management.createJobQuery().processInstanceId(instance).activityId(timer).list()) {
                management.setJobDuedate(job.getId(), date);
            }
        }
    }
}
