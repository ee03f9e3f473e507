package org.hopperflow.process.agent;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.process.EngineDates;
import org.springframework.stereotype.Component;

/** The task an agent has before them: what it shows, when it is due and whose it is follow the conversation. */
@Component
class OpenTask {

    private static final String LIVE = "handleConversation";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskTimers timers;
    private final AnswerTimes answers;
    private final Escalation escalation;

    OpenTask(TaskService tasks, RuntimeService runtime, TaskTimers timers, AnswerTimes answers, Escalation escalation) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.timers = timers;
        this.answers = answers;
        this.escalation = escalation;
    }

    /** Empty while the window is over or the customer is waited for. */
    Optional<Task> live(String instance) {
        return Optional.ofNullable(tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(LIVE).singleResult());
    }

    /** Does nothing when no live conversation is open in this instance. */
    void refresh(String instance, ConversationView view) {
        live(instance).ifPresent(task -> {
            runtime.setVariables(instance, ConversationVariables.shown(view));
            due(task, EngineDates.of(view.window().endsAt()));
            timers.move(instance, "answerOverdue", answers.due(view));
            if (view.unansweredSince() == null) {
                escalation.calm(task, view.id());
            }
        });
    }

    /** Puts whatever task is open into these hands, or out of them with null. */
    void hand(String instance, String agent) {
        Task task = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        if (task == null) {
            runtime.setVariable(instance, "agent", agent);
        } else if (agent == null && task.getAssignee() == null) {
            timers.moveOffer(instance, true);
        } else {
            tasks.setAssignee(task.getId(), agent);
        }
    }

    private void due(Task task, Date end) {
        if (end != null && !end.equals(task.getDueDate())) {
            task.setDueDate(end);
            tasks.saveTask(task);
            timers.move(task.getProcessInstanceId(), "windowEnds", end);
        }
    }
}
