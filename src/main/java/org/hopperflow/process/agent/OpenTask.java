package org.hopperflow.process.agent;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.process.EngineDates;
import org.springframework.stereotype.Component;

/** The task an agent has before them: what it shows and when it is due follow the conversation. */
@Component
class OpenTask {

    private static final String LIVE = "handleConversation";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;

    OpenTask(TaskService tasks, RuntimeService runtime, ManagementService management) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
    }

    /** Does nothing when no live conversation is open in this instance. */
    void refresh(String instance, ConversationView view) {
        Task task = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(LIVE).singleResult();
        if (task == null) {
            return;
        }
        runtime.setVariables(instance, ConversationVariables.shown(view));
        Date end = EngineDates.of(view.window().endsAt());
        if (end != null && !end.equals(task.getDueDate())) {
            postpone(task, end);
        }
    }

    /** The only timer while the conversation is live is the end of the window. */
    private void postpone(Task task, Date end) {
        task.setDueDate(end);
        tasks.saveTask(task);
        for (Job timer : management.createJobQuery().processInstanceId(task.getProcessInstanceId()).timers().list()) {
            management.setJobDuedate(timer.getId(), end);
        }
    }
}
