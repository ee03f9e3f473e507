package org.hopperflow.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.hopperflow.shared.Gathered;
import org.hopperflow.shared.Together;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Runs several engine calls as one engine command in the caller's transaction. They share one flush, so their statements travel in
 * batches: two to three times cheaper than one command each (measured). So does what our own rooms write meanwhile ({@link Gathered}).
 * The only door to the engine's internal command executor.
 */
@Component
public class OneCommand implements Together {

    private final CommandExecutor commands;

    OneCommand(@Qualifier("commandExecutorTxRequired") CommandExecutor commands) {
        this.commands = commands;
    }

    public <T> T call(Supplier<T> calls) {
        return commands.execute(context -> Gathered.together(calls));
    }

    @Override
    public void tell(Runnable news) {
        run(news);
    }

    public void run(Runnable calls) {
        call(() -> {
            calls.run();
            return null;
        });
    }
}
