package org.hopperflow.process;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Engine settings that have no key in {@code application.yml}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

    private final JobIndexRepository jobIndexes;

    EngineSettings(JobIndexRepository jobIndexes) {
        this.jobIndexes = jobIndexes;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new LeanHistoryLevel()));
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        jobIndexes.create();
    }
}
