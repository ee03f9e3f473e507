package org.hopperflow.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
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

    Correlation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    public Reached tell(String instance, String message) {
        return tell(instance, message, Map.of());
    }

    /** @param variables set on the instance when it waits; values may be null */
    public Reached tell(String instance, String message, Map<String, Object> variables) {
        boolean waited = !runtime.createMessageCorrelation(message)
                .processInstanceId(instance)
                .setVariables(variables)
                .correlateAllWithResult()
                .isEmpty();
        if (waited) {
            return Reached.WAITED;
        }
        return exists(instance) ? Reached.NOT_WAITING : Reached.GONE;
    }

    private boolean exists(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).count() > 0;
    }
}
