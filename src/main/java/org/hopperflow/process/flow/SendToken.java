package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * One visit of an execution to a send step. The execution alone would not do: it goes on to other steps and may come back, and an
 * outcome that is told twice must not be taken for the next attempt's.
 */
record SendToken(String execution, String visit) {

    static SendToken of(DelegateExecution execution) {
        return new SendToken(execution.getId(), visit(execution.getActivityInstanceId()));
    }

    static SendToken of(String text) {
        String[] parts = text.split("/", 2);
        return new SendToken(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** False when the execution is gone, went on, or is back for another attempt. Asked within an engine command, which then knows it. */
    boolean isWaiting() {
        ExecutionEntity found = Context.getCommandContext().getExecutionManager().findExecutionById(execution);
        return found != null && found.getActivityInstanceId() != null && visit.equals(visit(found.getActivityInstanceId()));
    }

    /** Without the name of the activity, which may be long. */
    private static String visit(String activityInstance) {
        return activityInstance.substring(activityInstance.lastIndexOf(':') + 1);
    }

    @Override
    public String toString() {
        return execution + "/" + visit;
    }
}
