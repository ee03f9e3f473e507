package org.hopperflow.process;

import java.util.ArrayDeque;
import java.util.Deque;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.springframework.stereotype.Component;

/**
 * Knows which instances are in the middle of a step on this thread. News that such a step causes, however many rooms and other
 * instances it went through, must not be told to the instance that caused it: its token has left the place where it waited, but the
 * database does not know yet.
 */
@Component
class Speakers extends AbstractProcessEnginePlugin {

    private final ThreadLocal<Deque<BaseDelegateExecution>> speaking = ThreadLocal.withInitial(ArrayDeque::new);

    boolean include(String businessKey) {
        return speaking.get().stream().anyMatch(speaker ->
                speaker instanceof DelegateExecution execution && businessKey.equals(execution.getProcessBusinessKey()));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setDelegateInterceptor(new Listening());
    }

    private final class Listening extends DefaultDelegateInterceptor {

        @Override
        public void handleInvocation(DelegateInvocation step) throws Exception {
            BaseDelegateExecution speaker = step.getContextExecution();
            if (speaker == null) {
                super.handleInvocation(step);
                return;
            }
            speaking.get().push(speaker);
            try {
                super.handleInvocation(step);
            } finally {
                speaking.get().pop();
            }
        }
    }
}
