package org.hopperflow.process;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hopperflow.shared.ClockMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The engine's clock follows the business clock, so that timers fire when the sandbox lets days pass. */
@Component
class EngineClock {

    private final ProcessEngineConfigurationImpl engine;

    EngineClock(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @EventListener
    void on(ClockMoved moved) {
        ClockUtil.offset(moved.offset().toMillis());
        engine.getJobExecutor().jobWasAdded();
    }
}
