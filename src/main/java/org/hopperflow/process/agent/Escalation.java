package org.hopperflow.process.agent;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.hopperflow.interaction.AgentQueues;
import org.hopperflow.shared.InteractionId;
import org.springframework.stereotype.Component;

/** A customer who waits too long: the task rises to the top and stands before the supervisors too, until there is an answer. */
@Component
class Escalation {

    static final String GROUP = "supervisors";
    /** The engine's own middle; 0 to 100. */
    static final int USUAL = 50;
    static final int URGENT = 90;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final AgentQueues queues;

    Escalation(TaskService tasks, RuntimeService runtime, AgentQueues queues) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.queues = queues;
    }

    void raise(Task task, InteractionId conversation) {
        change(task, URGENT);
        tasks.addCandidateGroup(task.getId(), GROUP);
        queues.escalated(conversation);
    }

    /** Harmless when nothing was raised. */
    void calm(Task task, InteractionId conversation) {
        if (task.getPriority() == URGENT) {
            change(task, USUAL);
            tasks.deleteCandidateGroup(task.getId(), GROUP);
            queues.calmed(conversation);
        }
    }

    private void change(Task task, int priority) {
        tasks.setPriority(task.getId(), priority);
        runtime.setVariable(task.getProcessInstanceId(), "priority", priority);
    }
}
