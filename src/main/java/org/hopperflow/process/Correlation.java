package org.hopperflow.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.event.EventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/**
 * Tells a process instance that something happened.
 *
 * <p>A message nobody waits for is an answer here, not an exception: an exception of the engine would mark the caller's transaction
 * for rollback even if it were caught. Lost races (optimistic locking) do come out, and the caller's transaction has to be repeated.
 */
@Component
public class Correlation {

    /** Whether the message arrived. */
    public enum Reached { WAITED, NOT_WAITING, GONE }

    private final RuntimeService runtime;
    private final OneCommand oneCommand;

    Correlation(RuntimeService runtime, OneCommand oneCommand) {
        this.runtime = runtime;
        this.oneCommand = oneCommand;
    }

    public Reached tell(String instance, String message) {
        return tell(instance, message, Map.of());
    }

    /** @param variables set on the instance when it waits; values may be null */
    public Reached tell(String instance, String message, Map<String, Object> variables) {
        return oneCommand.call(() -> {
            List<ExecutionEntity> family = WholeInstances.read(List.of(instance)).getOrDefault(instance, List.of());
            List<ExecutionEntity> waiting = family.stream().filter(execution -> waits(execution, message)).toList();
            // One of them may take the others with it, as a parallel branch that ends the flow does.
            waiting.stream().filter(execution -> waits(execution, message))
                    .forEach(execution -> runtime.messageEventReceived(message, execution.getId(), variables));
            if (family.isEmpty()) {
                return Reached.GONE;
            }
            return waiting.isEmpty() ? Reached.NOT_WAITING : Reached.WAITED;
        });
    }

    private static boolean waits(ExecutionEntity execution, String message) {
        return !execution.isEnded() && execution.getEventSubscriptions().stream()
                .anyMatch(waiting -> waiting.isSubscriptionForEventType(EventType.MESSAGE) && message.equals(waiting.getEventName()));
    }
}
