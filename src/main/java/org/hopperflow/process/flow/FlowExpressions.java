package org.hopperflow.process.flow;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.hopperflow.campaign.Hopper;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Lets expressions of flows name what only the hopper knows, after variables and steps. */
@Component
class FlowExpressions extends AbstractProcessEnginePlugin {

    private final ApplicationContext steps;
    private final ObjectProvider<Hopper> hopper;

    FlowExpressions(ApplicationContext steps, ObjectProvider<Hopper> hopper) {
        this.steps = steps;
        this.hopper = hopper;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new SpringExpressionManager(steps, engine.getBeans()) {

            @Override
            protected ELResolver createElResolver() {
                CompositeELResolver all = new CompositeELResolver();
                all.add(super.createElResolver());
                all.add(new AskedWords(hopper));
                return all;
            }
        });
    }
}
