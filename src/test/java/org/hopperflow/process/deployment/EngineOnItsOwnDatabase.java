package org.hopperflow.process.deployment;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.hopperflow.fixture.OwnDatabase;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** An engine with the contract's listener over a database of its own, so that no other test meets what is deployed here. */
final class EngineOnItsOwnDatabase {

    private static final List<String> STEPS = List.of("checkContact", "sendTemplate", "holdContact", "scheduleRetry", "awaitReply",
            "recordAnswer", "suppressNumber", "handOver", "closeContact", "readConversation", "sendReply", "sendRecontact",
            "closeConversation", "askAgent", "escalateConversation", "openHopper", "endCampaign");

    private EngineOnItsOwnDatabase() {
    }

    static ProcessEngine start(String database) {
        return engine(OwnDatabase.create(database));
    }

    private static ProcessEngine engine(OwnDatabase database) {
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setJdbcDriver("org.postgresql.Driver").setJdbcUrl(database.getJdbcUrl())
                .setJdbcUsername(database.getUsername()).setJdbcPassword(database.getPassword())
                .setDatabaseSchemaUpdate("true").setHistory("none").setProcessEngineName("deployment");
        new FlowContractPlugin(steps()).preInit(engine);
        return engine.buildProcessEngine();
    }

    private static DefaultListableBeanFactory steps() {
        var beans = new DefaultListableBeanFactory();
        STEPS.forEach(step -> beans.registerSingleton(step, new Step()));
        beans.registerSingleton("rememberAgent", new Listener());
        beans.registerSingleton("someService", new Object());
        return beans;
    }

    private static final class Step implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            // Nothing is run here, only deployed.
        }
    }

    private static final class Listener implements TaskListener {

        @Override
        public void notify(DelegateTask task) {
            // Nothing is run here, only deployed.
        }
    }
}
