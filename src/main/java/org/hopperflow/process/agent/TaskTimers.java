package org.hopperflow.process.agent;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** The timers at the task "Handle the conversation", which move with what happens. */
@Component
class TaskTimers {

    private final ManagementService management;

    TaskTimers(ManagementService management) {
        this.management = management;
    }

    /** Does nothing when the task has no such timer, or when it is there already. */
    void move(String instance, String boundary, Date due) {
        for (Job timer : management.createJobQuery().processInstanceId(instance).activityId(boundary).timers().list()) {
            if (!due.equals(timer.getDuedate())) {
                management.setJobDuedate(timer.getId(), due);
            }
        }
    }

    /** @param over true when somebody else is to be asked now, false when nobody is any more */
    void moveOffer(String instance, boolean over) {
        move(instance, "offerExpires", over ? ClockUtil.getCurrentTime() : AnswerTimes.NEVER);
    }
}
