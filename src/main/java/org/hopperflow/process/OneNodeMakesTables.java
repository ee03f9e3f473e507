package org.hopperflow.process;

import java.sql.SQLException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nodes that start together on an empty database make the engine's tables one after the other. The engine does not see to that itself:
 * the second one finds half of them and ends.
 */
@Component
@Order(OneNodeMakesTables.BEHIND_THE_OTHERS)
class OneNodeMakesTables extends AbstractProcessEnginePlugin {

    /** The lock is held while others finish what they make in the database. */
    static final int BEHIND_THE_OTHERS = Ordered.LOWEST_PRECEDENCE;

    private final SchemaLockRepository lock;

    OneNodeMakesTables(SchemaLockRepository lock) {
        this.lock = lock;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        try {
            lock.lock();
        } catch (SQLException e) {
            throw new IllegalStateException("The lock around the engine's tables cannot be had", e);
        }
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            lock.unlock();
        } catch (SQLException e) {
            throw new IllegalStateException("The lock around the engine's tables cannot be given back", e);
        }
    }
}
