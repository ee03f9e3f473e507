package org.hopperflow.process.agent;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.hopperflow.interaction.AgentQueues;
import org.springframework.stereotype.Component;

/**
 * Who takes the task has the conversation, wherever they took it. The offer ends with that; one that is given back is offered anew.
 */
@Component
class KeepHolder implements TaskListener {

    private final AgentQueues queues;
    private final TaskTimers timers;

    KeepHolder(AgentQueues queues, TaskTimers timers) {
        this.queues = queues;
        this.timers = timers;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getExecution() == null) {
            // A timer fired at this moment and took the task away; who asks again finds the next one.
            throw new OptimisticLockingException("The task " + task.getId() + " is gone");
        }
        ConversationVariables conversation = new ConversationVariables(task.getExecution());
        String agent = task.getAssignee();
        conversation.agent(agent);
        queues.held(conversation.interactionId(), agent);
        timers.moveOffer(task.getProcessInstanceId(), agent == null);
    }
}
